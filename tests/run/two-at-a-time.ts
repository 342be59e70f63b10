/** The order of the stages on a machine of two cores: what keeps one of them busy leaves the other to the next stage. */

export interface Ordered {
  readonly name: string;
  /** Whether another stage may run at the same time. */
  readonly besideOthers: boolean;
  /** The stage that must have ended, where this one would change what it reads. */
  readonly after?: string;
}

const AT_ONCE = 2;

/**
 * Begins the stages in their order, two at a time where both allow it.
 * @param run must not reject
 * @param isStopped asked before each begin; what runs is waited for all the same
 */
export async function runTwoAtATime<Stage extends Ordered>(
  stages: readonly Stage[],
  run: (stage: Stage) => Promise<void>,
  isStopped: () => boolean,
): Promise<void> {
  const waiting = [...stages];
  const running = new Map<Stage, Promise<void>>();
  const mayBegin = (next: Stage) => {
    const others = [...running.keys()];
    if (others.length === 0) return true;
    if (others.length >= AT_ONCE || !next.besideOthers) return false;
    return others.every(({ besideOthers, name }) => besideOthers && name !== next.after);
  };
  while (running.size > 0 || (waiting.length > 0 && !isStopped())) {
    const [next] = waiting;
    if (next && !isStopped() && mayBegin(next)) {
      waiting.shift();
      running.set(
        next,
        run(next).finally(() => running.delete(next)),
      );
    } else {
      await Promise.race(running.values());
    }
  }
}
