/** The form of a new metric, filled with what a department suggested. */
import { num } from "@tests/fixtures/brands";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { SuggestionDto } from "@/server/proposals/suggestions/queries";
import { buildMetricForm } from "./metric-form";

const R8 = fiscalYear(2026);
const plan = makePlan({ pillars: [makePillar()] });
const draft = {
  planId: plan.id,
  planName: plan.name,
  seen: "1.0.",
  hasDraft: false,
  definition: plan,
  inForce: plan,
  record: NOTHING_ON_RECORD,
};
const pillarItself = { pillar: plan.pillars[0]?.no ?? 0, measure: null, initiative: null };

const SUGGESTION: SuggestionDto = {
  id: "0c1f7b0e-7a1c-4d57-9f5e-0f8f6f6f0a02",
  planId: plan.id,
  placeName: "(1) 図書館",
  at: { id: `${plan.id}:1`, place: pillarItself, until: null },
  department: "市民課",
  suggestedBy: "担当",
  suggestedAt: "2026-11-01T00:00:00.000Z",
  name: "貸出冊数",
  unit: "冊",
  decimals: 1,
  lowest: num("0"),
  source: "図書館年報",
  from: R8,
  until: null,
  reason: "利用が分かるため",
  state: "waiting",
  metricId: null,
  answer: "",
  decidedAt: null,
  allowed: { withdraw: false, draft: true, decline: true },
};

function form(over: Partial<SuggestionDto> = {}) {
  const built = buildMetricForm(draft, null, {
    departments: [],
    suggestion: { ...SUGGESTION, ...over },
    runningFy: R8,
  });
  if (!built) throw new Error("no form");
  return built;
}

describe("the form of a suggested metric", () => {
  it("has everything that was typed; what the data call it is left to the office", () => {
    expect(form().fields).toMatchObject({
      id: "",
      name: "貸出冊数",
      place: String(pillarItself.pillar),
      unit: "冊",
      decimals: "1",
      lowest: "",
      department: "市民課",
      source: "図書館年報",
      from: "2026",
      until: "",
    });
    expect(form({ lowest: null }).fields.lowest).toBe("なし");
    expect(form({ lowest: num("-500") }).fields.lowest).toBe("-500");
    expect(form().suggestion).toMatchObject({
      title: "市民課から提案された数値「貸出冊数」",
      placeNote: null,
      refusal: null,
    });
  });

  it("takes no other place for one that is gone: it has to be chosen", () => {
    const gone = form({ at: null });
    expect(gone.places.map(({ value }) => value)).toContain(gone.fields.place);
    expect(gone.places[0]).toEqual({ value: gone.fields.place, label: "（位置を選んでください）" });
    expect(gone.suggestion?.placeNote).toContain("位置を選び直してください");
  });

  it("says so where the suggestion is decided already", () => {
    expect(form({ state: "withdrawn" }).suggestion?.refusal).toBe(
      "この提案は、提案した課が取り下げています。",
    );
  });
});
