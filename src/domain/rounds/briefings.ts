/**
 * When managers are told how a year stands: once when a round ends, and once with each publication. Nobody asks them for
 * anything, so one mail for each event is all there is, and none about what is no news any more.
 */

/** So long an event is news. What an outage or an update held back for longer is read on the dashboard. */
export const NEWS_HOURS = 48;

/** What makes a briefing. `id` is never given twice: the round's id, the publication's number. */
export interface BriefingEvent {
  readonly kind: "round_closed" | "published";
  readonly id: string;
  readonly at: Date;
}

export interface BriefedPerson {
  readonly id: string;
  readonly role: string;
  readonly isActive: boolean;
  /** Not switched off by the person. */
  readonly getsBriefings: boolean;
  readonly since: Date;
}

/** What a mail was made of already, sent or not. */
export interface ToldBriefing extends Pick<BriefingEvent, "kind" | "id"> {
  readonly recipientId: string;
}

/** Who is to be told of what now: an event only where there is anybody, the oldest first. */
export function dueBriefings<Event extends BriefingEvent>({
  events,
  people,
  told,
  now,
}: {
  readonly events: readonly Event[];
  readonly people: readonly BriefedPerson[];
  readonly told: readonly ToldBriefing[];
  readonly now: Date;
}): { readonly event: Event; readonly recipientIds: readonly string[] }[] {
  const known = new Set(told.map((mail) => keyOf(mail, mail.recipientId)));
  return events
    .filter(({ at }) => at <= now && now.getTime() - at.getTime() < NEWS_HOURS * 3_600_000)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((event) => ({
      event,
      recipientIds: people
        .filter((person) => isBriefed(person, event) && !known.has(keyOf(event, person.id)))
        .map(({ id }) => id),
    }))
    .filter(({ recipientIds }) => recipientIds.length > 0);
}

/** Whoever came after it has the dashboard before them, and was not waiting for it. */
function isBriefed({ role, isActive, getsBriefings, since }: BriefedPerson, { at }: BriefingEvent): boolean {
  return role === "manager" && isActive && getsBriefings && since <= at;
}

function keyOf({ kind, id }: Pick<BriefingEvent, "kind" | "id">, recipientId: string): string {
  return `${kind} ${id} ${recipientId}`;
}

/** Whether there is anything to say: a figure, a mark that changed, or somebody who has not answered. */
export function isWorthTelling(briefing: {
  readonly kind: BriefingEvent["kind"];
  readonly figures: number;
  readonly turned: number;
  readonly late: number;
}): boolean {
  if (briefing.turned > 0 || briefing.late > 0) return true;
  return briefing.kind === "round_closed" && briefing.figures > 0;
}
