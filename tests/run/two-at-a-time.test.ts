import { describe, expect, it } from "vitest";
import { type Ordered, runTwoAtATime } from "./two-at-a-time";

/** Runs the stages, each ended by hand. */
function start(stages: readonly Ordered[], isStopped: () => boolean = () => false) {
  const running = new Map<string, () => void>();
  let isOver = false;
  const over = runTwoAtATime(
    stages,
    ({ name }) =>
      new Promise<void>((resolve) => {
        running.set(name, resolve);
      }),
    isStopped,
  ).then(() => {
    isOver = true;
  });
  return {
    over,
    isOver: () => isOver,
    running: () => [...running.keys()],
    end: async (name: string) => {
      running.get(name)?.();
      running.delete(name);
      await new Promise(setImmediate);
    },
  };
}

const beside = (name: string, after?: string): Ordered => ({ name, besideOthers: true, after });
const alone = (name: string): Ordered => ({ name, besideOthers: false });

describe("runTwoAtATime", () => {
  it("begins the next as soon as one of two has ended", async () => {
    const run = start([beside("a"), beside("b"), beside("c")]);
    expect(run.running()).toEqual(["a", "b"]);
    await run.end("a");
    expect(run.running()).toEqual(["b", "c"]);
    await run.end("b");
    await run.end("c");
    await run.over;
  });

  it("runs alone what does not allow another", async () => {
    const run = start([beside("a"), alone("b"), beside("c"), beside("d")]);
    expect(run.running()).toEqual(["a"]);
    await run.end("a");
    expect(run.running()).toEqual(["b"]);
    await run.end("b");
    expect(run.running()).toEqual(["c", "d"]);
  });

  it("waits for the stage whose files another would change", async () => {
    const run = start([beside("types"), beside("lint"), beside("build", "types")]);
    await run.end("lint");
    expect(run.running()).toEqual(["types"]);
    await run.end("types");
    expect(run.running()).toEqual(["build"]);
  });

  it("does not wait for a stage that was not asked for", () => {
    expect(start([beside("lint"), beside("build", "types")]).running()).toEqual(["lint", "build"]);
  });

  it("begins nothing after a stop, and waits for what runs", async () => {
    let stopped = false;
    const run = start([beside("a"), beside("b"), beside("c")], () => stopped);
    stopped = true;
    await run.end("a");
    expect(run.running()).toEqual(["b"]);
    expect(run.isOver()).toBe(false);
    await run.end("b");
    await run.over;
  });
});
