import { describe, expect, it } from "vitest";
import { negotiate } from "./encoding";

const both = { brotli: new Uint8Array(1), gzip: new Uint8Array(1) };
const onlyGzip = { brotli: null, gzip: new Uint8Array(1) };
const none = { brotli: null, gzip: null };

describe("negotiate", () => {
  it.each([
    [null, both, null],
    ["", both, null],
    ["gzip, deflate, br, zstd", both, "br"],
    ["gzip, deflate", both, "gzip"],
    ["GZIP", both, "gzip"],
    ["br;q=0.5, gzip;q=0.8", both, "gzip"],
    ["br;q=0.8,gzip;q=0.8", both, "br"],
    ["br ; q=0, gzip ; q=0.1", both, "gzip"],
    ["br;q=0, *", both, "gzip"],
    ["*", both, "br"],
    ["*;q=0", both, null],
    ["identity", both, null],
    ["identity;q=1, br;q=0.5", both, null],
    ["identity;q=0.5, br", both, "br"],
    ["br;q=banana", both, null],
    ["zstd, deflate", both, null],
    ["br, gzip", onlyGzip, "gzip"],
    ["br, gzip", none, null],
    [",,;q=1,", both, null],
  ] as const)("%j", (header, stored, expected) => {
    expect(negotiate(header, stored)).toBe(expected);
  });
});
