import { expect, it } from "vitest";
import { createArchiveCache } from "./archive-cache";
import type { Site } from "./site";

/** One file of 100 bytes. */
const site = (no: number): Site => ({
  no,
  files: new Map([["/", { contentType: "", etag: "", body: new Uint8Array(100), brotli: null, gzip: null }]]),
  gone: new Map(),
});

function counting(keptBytes?: number) {
  const cache = createArchiveCache(keptBytes);
  const reads: number[] = [];
  let open = 0;
  let most = 0;
  const get = (no: number) =>
    cache.get(no, async () => {
      reads.push(no);
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
      return no > 90 ? null : site(no);
    });
  return { cache, get, reads, most: () => most };
}

it("reads each number once, and never two at a time", async () => {
  const { get, reads, most } = counting();
  const sites = await Promise.all([get(1), get(1), get(2), get(2), get(1)]);
  expect(sites.map((each) => each?.no)).toEqual([1, 1, 2, 2, 1]);
  expect(reads).toEqual([1, 2]);
  expect(most()).toBe(1);
});

it("lets go of what was asked for longest ago when it grows too large", async () => {
  const { get, reads } = counting(200);
  for (const no of [1, 2, 1, 3, 1, 2]) await get(no);
  expect(reads).toEqual([1, 2, 3, 2]);
});

it("keeps one that is larger than all it may keep, until the next", async () => {
  const { get, reads } = counting(50);
  for (const no of [1, 1, 2, 1]) await get(no);
  expect(reads).toEqual([1, 2, 1]);
});

it("asks again for what was not there or could not be read", async () => {
  const { cache, get, reads } = counting();
  expect(await get(99)).toBeNull();
  expect(await get(99)).toBeNull();
  expect(reads).toEqual([99, 99]);
  await expect(cache.get(5, () => Promise.reject(new Error("no database")))).rejects.toThrow("no database");
  expect((await get(5))?.no).toBe(5);
});

it("does not keep what was being read when it was cleared", async () => {
  const { cache, get, reads } = counting();
  const early = get(1);
  cache.clear();
  await early;
  await get(1);
  expect(reads).toEqual([1, 1]);
});
