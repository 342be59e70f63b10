/** How often something may be asked for that costs more than reading bytes: so many at once, and so many a second after that. */

interface Pace {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** A client's own, and that of all clients together: many addresses must not take what one may not. */
export interface PaceLimits {
  readonly ofClient: Pace;
  readonly ofAll: Pace;
}

/** More are not remembered: the one that asked longest ago is forgotten first. */
const MOST_CLIENTS = 5_000;

interface Left {
  readonly points: number;
  readonly at: number;
}

/**
 * @param now in milliseconds
 * @returns whether this client may ask once more; who asks too often loses nothing by asking again
 */
export function paceLimit({ ofClient, ofAll }: PaceLimits): (client: string, now: number) => boolean {
  const clients = new Map<string, Left>();
  let all: Left = { points: ofAll.atOnce, at: Number.NEGATIVE_INFINITY };
  return (client, now) => {
    const own = refilled(clients.get(client), ofClient, now);
    const shared = refilled(all, ofAll, now);
    if (own < 1 || shared < 1) return false;
    clients.delete(client);
    clients.set(client, { points: own - 1, at: now });
    all = { points: shared - 1, at: now };
    if (clients.size > MOST_CLIENTS) clients.delete(clients.keys().next().value ?? "");
    return true;
  };
}

function refilled(left: Left | undefined, { atOnce, perSecond }: Pace, now: number): number {
  if (left === undefined) return atOnce;
  return Math.min(atOnce, left.points + (Math.max(0, now - left.at) / 1_000) * perSecond);
}
