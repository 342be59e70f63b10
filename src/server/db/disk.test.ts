import { afterEach, expect, it, vi } from "vitest";
import { logger } from "@/lib/logger";
import { done } from "@/lib/result";
import { diskState, freeBytesOf, watchDisk } from "./disk";
import { writing } from "./transaction";

const MB = 1024 * 1024;
const holder = globalThis as typeof globalThis & { ayumiDb?: unknown };

afterEach(() => {
  watchDisk(null);
  holder.ayumiDb = undefined;
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const withFree = (megabytes: number) =>
  watchDisk({ folder: "/data", minFreeBytes: 300 * MB, freeBytes: () => megabytes * MB });

it.each([
  [299, "full"],
  [300, "low"],
  [899, "low"],
  [900, "ample"],
])("%d MB free: %s", (megabytes, state) => {
  withFree(megabytes);
  expect(diskState()).toBe(state);
});

it("refuses what writes, but not signing in and taking something off the public pages", async () => {
  const opened = vi.fn(async () => done(null));
  holder.ayumiDb = { $transaction: opened };
  withFree(120);
  expect(await writing(async () => done(null))).toEqual({ ok: false, reason: "full" });
  expect(opened).not.toHaveBeenCalled();
  expect(await writing(async () => done(null), { evenWhenFull: true })).toEqual({ ok: true, value: null });
});

it("names the cause in the log, once, and says when there is space again", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const error = vi.spyOn(logger, "error");
  const info = vi.spyOn(logger, "info");
  let free = 120;
  watchDisk({ folder: "/data", minFreeBytes: 300 * MB, freeBytes: () => free * MB });
  for (let second = 0; second < 3; second += 1) {
    diskState();
    vi.advanceTimersByTime(1_000);
  }
  expect(error).toHaveBeenCalledExactlyOnceWith(
    { folder: "/data", freeMegabytes: 120, minFreeMegabytes: 300 },
    expect.stringContaining("disk"),
  );
  free = 5_000;
  expect(diskState()).toBe("ample");
  expect(info).toHaveBeenCalledOnce();
});

it("reads a real file system", () => {
  expect(freeBytesOf("/")).toBeGreaterThan(0);
});
