import { OPINION } from "@tests/fixtures/assessments";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it } from "vitest";
import type { PublishedPlan } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { toPartId } from "@/domain/shared/part-id";
import { elsewhere, type StoppableText, stoppableTexts } from "./stoppable";

const R7 = fiscalYear(2025);
const told = { fy: R7, department: null, revision: 2, correctionReason: "集計の誤り" };
const [real] = makeSnapshot().plans;
if (!real) throw new Error("no plan");
const plan: PublishedPlan = {
  ...real,
  initiatives: [
    {
      initiativeId: toInitiativeId("line"),
      years: [{ ...told, progress: "under_way", done: "始めた。", result: "", nextStep: "続ける。" }],
    },
  ],
  metrics: [
    {
      metricId: toMetricId("metric"),
      years: [
        {
          ...told,
          actual: null,
          figureStatus: "final",
          missing: "awaiting_release",
          missingNote: "国の公表待ち",
          expectedOn: null,
          asOf: null,
          basisNote: "",
          reason: "増えた。",
          nextStep: "",
          unit: "件",
        },
      ],
    },
  ],
  assessments: [
    {
      partId: toPartId("dx-2:plan"),
      pillarNo: null,
      measureNo: null,
      years: [
        {
          ...told,
          summary: "進んだ。",
          office: null,
          opinion: {
            text: OPINION.opinion,
            by: OPINION.opinionBy,
            on: OPINION.opinionOn,
            response: OPINION.response,
          },
          budget: null,
          settlement: null,
        },
      ],
    },
  ],
};
const fieldsOf = (itemId: string) =>
  Object.fromEntries(
    stoppableTexts(plan).flatMap((each) =>
      each.itemId === itemId && each.fy === R7 ? [[each.field, each.texts]] : [],
    ),
  );

describe("the texts that can be stopped by their field", () => {
  it("of an assessment are 総括, the opinion and whose it is, the city's answer, and why it was corrected", () => {
    expect(fieldsOf("dx-2:plan")).toEqual({
      summary: ["進んだ。"],
      opinion: [OPINION.opinion],
      opinionBy: [OPINION.opinionBy],
      response: [OPINION.response],
      correctionReason: ["集計の誤り"],
    });
  });

  it("of an initiative and a metric are its words and the reason of its correction", () => {
    expect(fieldsOf("line")).toEqual({
      done: ["始めた。"],
      nextStep: ["続ける。"],
      correctionReason: ["集計の誤り"],
    });
    expect(fieldsOf("metric")).toEqual({
      reason: ["増えた。"],
      missingNote: ["国の公表待ち"],
      correctionReason: ["集計の誤り"],
    });
  });

  it("of a KPI are its words and the reason of every correction", () => {
    const corrected = real.courses
      .flatMap(({ kpiId, years }) => years.map((year) => ({ kpiId, year })))
      .find(({ year }) => year.fy === R7 && year.corrections.length > 0);
    expect(fieldsOf(corrected?.kpiId ?? "").correctionReason).toEqual(
      corrected?.year.corrections.map(({ reason }) => reason),
    );
  });
});

describe("where else a text is read", () => {
  const text = (id: string, ...texts: string[]): StoppableText => ({
    itemId: toKpiId(id),
    fy: R7,
    field: "nextStep",
    texts,
  });

  it("is wherever it stands, whole or within another one, and not where another text stands", () => {
    const stock = text("one", "前年度と同じ。");
    const [same, within, part] = [
      text("two", "前年度と同じ。"),
      text("three", "別の理由", "今年度も前年度と同じ。"),
      text("four", "前年度"),
    ];
    const all = [stock, same, within, part];
    expect(elsewhere(stock, all)).toEqual([same, within]);
    expect(elsewhere(within, all)).toEqual([]);
    expect(elsewhere(part, all)).toEqual([stock, same, within]);
  });
});
