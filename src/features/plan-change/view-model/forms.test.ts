/** What may be done with each part of a plan. */
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import type { OnRecord } from "@/domain/proposals/history/record";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { buildEditIndex } from "./forms";

const kpi = makeKpi();
const R7 = fiscalYear(2025);

it.each<[string, OnRecord, boolean]>([
  ["that nobody reported on and the public never saw may be taken out", NOTHING_ON_RECORD, true],
  [
    "with an approved figure is ended instead",
    { ...NOTHING_ON_RECORD, figures: [{ kpiId: kpi.id, fy: R7, actual: num("1") }] },
    false,
  ],
  [
    "with a figure that is only typed is ended instead",
    { ...NOTHING_ON_RECORD, underway: [{ kpiId: kpi.id, fy: R7, state: "submitted", actualText: "1" }] },
    false,
  ],
  [
    "that was published without a figure is ended instead",
    { ...NOTHING_ON_RECORD, publishedKpis: [kpi.id] },
    false,
  ],
])("a KPI %s", (_, record, isEmpty) => {
  const definition = makePlan({ kpis: [kpi], pillars: [] });
  const now = { planId: "dx", planName: "計画", seen: "", hasDraft: false, inForce: definition };
  const [item] = buildEditIndex({ ...now, definition, record }, []).kpis;
  expect(item?.isEmpty).toBe(isEmpty);
});
