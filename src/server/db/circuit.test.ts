import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { after, type Circuit, CLOSED, type Signal } from "./circuit";

const SIGNALS = ["query_answered", "query_failed", "probe_answered", "probe_failed"] as const;
const run = (...signals: Signal[]): Circuit => signals.reduce(after, CLOSED);

describe("the circuit", () => {
  it("opens by one failed probe, and by three failed queries in a row", () => {
    expect(run("probe_failed").state).toBe("open");
    expect(run("query_failed", "query_failed").state).toBe("closed");
    expect(run("query_failed", "query_failed", "query_failed").state).toBe("open");
    expect(run("query_failed", "query_failed", "query_answered", "query_failed").state).toBe("closed");
  });

  it("is half open when the probe is answered again, and closed when anything more is", () => {
    expect(run("probe_failed", "probe_answered").state).toBe("half_open");
    expect(run("probe_failed", "probe_answered", "query_answered")).toEqual(CLOSED);
    expect(run("probe_failed", "probe_answered", "probe_answered")).toEqual(CLOSED);
  });

  it("opens again by a single failure while it is half open", () => {
    expect(run("probe_failed", "probe_answered", "query_failed").state).toBe("open");
    expect(run("probe_failed", "probe_answered", "probe_failed").state).toBe("open");
  });

  it("is not closed by a straggler", () => {
    expect(run("probe_failed", "query_answered").state).toBe("open");
  });

  it("heals from whatever came before, by the probe alone", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SIGNALS)), (signals) => {
        expect(run(...signals, "probe_answered", "probe_answered").state).toBe("closed");
        expect(run(...signals, "probe_failed").state).toBe("open");
      }),
    );
  });

  it("asks for nothing new while all is well", () => {
    expect(after(CLOSED, "query_answered")).toBe(CLOSED);
  });
});
