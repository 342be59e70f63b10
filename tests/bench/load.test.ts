import { describe, expect, it } from "vitest";
import { type Load, type Loads, ratio, readWrk } from "./load";

const said = (latency: string, more = "") => `Running 5s test @ http://127.0.0.1:3000/
  2 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.61ms  455.13us  13.91ms   93.46%
  Latency Distribution
     50%    1.53ms
     99%    ${latency}
  99512 requests in 5.01s, 1.30GB read
${more}Requests/sec:  19861.32
Transfer/sec:    266.15MB
`;

describe("what wrk says", () => {
  it("is read in milliseconds, whatever its unit", () => {
    expect(readWrk(said("2.85ms"))).toEqual({ perSecond: 19861.32, p99Ms: 2.85 });
    expect(readWrk(said("850.00us")).p99Ms).toBeCloseTo(0.85);
    expect(readWrk(said("1.20s")).p99Ms).toBe(1200);
  });

  it("is no measurement when answers failed", () => {
    expect(() => readWrk(said("2.85ms", "  Non-2xx or 3xx responses: 12\n"))).toThrow(/Non-2xx/);
    expect(() => readWrk(said("2.85ms", "  Socket errors: connect 0, read 7, write 0, timeout 0\n"))).toThrow(
      /read 7/,
    );
    expect(() => readWrk("unable to connect")).toThrow(/unable/);
  });
});

describe("a comparison", () => {
  it("is made within each round, and takes the middle one", () => {
    const loads = (...perSecond: number[]): Loads => {
      const rounds = perSecond.map((each): Load => ({ perSecond: each, p99Ms: 1 }));
      return { perSecond: 0, p99Ms: 0, rounds };
    };
    // The machine slowed down to a third in the second round, and one was disturbed in the third.
    expect(ratio(loads(90, 30, 50), loads(100, 33, 100), "perSecond")).toBeCloseTo(0.9);
  });
});
