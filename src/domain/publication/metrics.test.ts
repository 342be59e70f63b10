import { day } from "@tests/fixtures/brands";
import { AWAITED, makeApprovedMetric as figure, planWithMetrics } from "@tests/fixtures/metrics";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toMetricId } from "@/domain/shared/metric-id";
import { type ApprovedMetric, freezeMetrics } from "./metrics";
import { figureKey } from "./publishable";

const plan = planWithMetrics();
const freeze = (approved: readonly ApprovedMetric[], told: readonly number[] = []) =>
  freezeMetrics(
    plan,
    approved,
    new Set(told.map((revision) => figureKey(toMetricId("bookings"), fiscalYear(2025), revision))),
  );
const reasons = (...args: Parameters<typeof freeze>) =>
  freeze(...args).flatMap(({ years }) => years.map(({ correctionReason }) => correctionReason));

describe("the figures of a publication", () => {
  it("are those of the plan's metrics and years, in the plan's order, oldest first", () => {
    const frozen = freeze([
      figure("windows", { actual: "3" }),
      figure("bookings", { actual: "120" }, { fy: 2026 }),
      figure("bookings", { actual: "100" }),
      figure("bookings", { actual: "1" }, { fy: 2024 }),
      figure("bookings", { actual: "2" }, { fy: 2030 }),
      figure("staff", { actual: "40" }),
      figure("unknown"),
    ]);
    expect(
      frozen.map(({ metricId, years }) => [metricId, years.map(({ fy, actual }) => [fy, actual])]),
    ).toEqual([
      ["staff", [[2025, "40"]]],
      [
        "bookings",
        [
          [2025, "100"],
          [2026, "120"],
        ],
      ],
      ["windows", [[2025, "3"]]],
    ]);
  });

  it("say what was answered, and nothing of what was meant for the office", () => {
    const said = { basisNote: "本庁のみ", reason: "広報をした", nextStep: "広げる", asOf: day("2026-03-31") };
    const [frozen] = freeze([figure("bookings", { ...said, warningNote: "内部の話" }, { unit: "回" })]);
    expect(frozen?.years).toStrictEqual([
      {
        fy: 2025,
        actual: "100",
        figureStatus: "final",
        missing: null,
        missingNote: "",
        expectedOn: null,
        ...said,
        unit: "回",
        department: "市民課",
        revision: 1,
        correctionReason: "",
      },
    ]);
  });

  it("say why there is none, and when it is expected", () => {
    const missing = {
      reason: "awaiting_release",
      note: "国の調査待ち",
      expectedOn: day("2026-12-01"),
    } as const;
    expect(freeze([figure("bookings", { actual: null, missing })])[0]?.years[0]).toMatchObject({
      actual: null,
      missing: "awaiting_release",
      missingNote: "国の調査待ち",
      expectedOn: "2026-12-01",
    });
  });

  it("are the latest revision's, in whatever order they come, with the plan's unit where none is on record", () => {
    const approved = [2, 7, 4].map((revision) => figure("bookings", {}, { revision, unit: null }));
    expect(freeze(approved)[0]?.years).toMatchObject([{ revision: 7, unit: "件" }]);
  });
});

describe("a reason is told", () => {
  const first = figure("bookings", { actual: "100" });
  const corrected = figure("bookings", { actual: "110" }, { revision: 2, correctionReason: "集計の誤り" });

  it("of a figure only that the public had read before, by that publication and those after it", () => {
    expect(reasons([first, corrected])).toEqual([""]);
    expect(reasons([first, corrected], [2])).toEqual([""]);
    expect(reasons([first, corrected], [1])).toEqual(["集計の誤り"]);
    expect(reasons([first, corrected], [1, 2])).toEqual(["集計の誤り"]);
  });

  it("of words that were put right, but not with the first figure after 公表待ち", () => {
    const reworded = figure(
      "bookings",
      { reason: "広報をした" },
      { revision: 2, correctionReason: "書き漏れ" },
    );
    expect(reasons([first, reworded], [1])).toEqual(["書き漏れ"]);
    const awaited = figure("bookings", AWAITED);
    expect(reasons([awaited, { ...first, revision: 2, correctionReason: "誤って書いた理由" }], [1])).toEqual([
      "",
    ]);
  });

  it("of a figure that comes again after it was taken back", () => {
    const back = figure("bookings", AWAITED, { revision: 2, correctionReason: "確認中" });
    const again = { ...first, revision: 3, correctionReason: "確認の結果" };
    expect(reasons([first, back, again], [1, 2])).toEqual(["確認の結果"]);
    // Nobody outside had read the figure that was taken back.
    expect(reasons([first, back, again], [2])).toEqual([""]);
  });
});
