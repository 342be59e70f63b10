import { realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { parsePlanFile } from "./schema";
import { writePlanFile } from "./write";

describe("texts in other languages", () => {
  const said = (change: (text: string) => string) => {
    const text = writePlanFile(realPlan("dx-2"));
    return parsePlanFile(change(text));
  };

  it("are kept under the plan and each of its parts", () => {
    const plan = realPlan("dx-2");
    expect(plan.en?.name).toBe("Digital Transformation Plan (Phase 2)");
    expect(plan.pillars[0]?.measures[0]?.en?.title).toBe("More procedures online");
    expect(plan.pillars[1]?.kpis[1]?.easy?.units).toEqual([{ of: "千枚", many: "千枚《せんまい》" }]);
  });

  it("are kept of an initiative too", () => {
    const result = said((text) =>
      text.replace(
        /( +)text: スマートフォンから利用できるオンライン手続きの拡大\n/,
        "$&$1en:\n$1  text: More procedures on a smartphone\n",
      ),
    );
    expect(result).toMatchObject({ ok: true });
    const [, second] = (result.ok && result.plan.pillars[0]?.measures[0]?.initiatives) || [];
    expect(second?.en).toEqual({ text: "More procedures on a smartphone" });
  });

  it("are kept of a metric too", () => {
    const metrics = [
      "metrics:",
      "  - { id: training, name: 研修を受けた職員, definition: null, unit: 人, scale: 1, decimals: 0, aggregation: annual,",
      "      upperLimit: null, department: null, source: 研修の記録,",
      "      en: { name: Staff trained, units: [{ of: 人, many: people, one: person }] } }",
    ].join("\n");
    const result = said((text) => `${text}\n${metrics}\n`);
    expect(result).toMatchObject({
      ok: true,
      plan: {
        metrics: [{ en: { name: "Staff trained", units: [{ of: "人", many: "people", one: "person" }] } }],
      },
    });
  });

  it("say as many sentences as the pillar does", () => {
    const more = said((text) => text.replace(/( +)- No forms/, "$1- One more.\n$1- No forms"));
    expect(more).toMatchObject({
      ok: false,
      errors: [
        { path: "pillars[0].en.vision", message: expect.stringContaining("具体像（vision）は3文です") },
      ],
    });
  });

  it("have no keys but those that are read", () => {
    const result = said((text) =>
      text.replace("More procedures online", "More procedures online\n          note: x"),
    );
    expect(result).toMatchObject({ ok: false, errors: [{ path: "pillars[0].measures[0].en.note" }] });
  });
});
