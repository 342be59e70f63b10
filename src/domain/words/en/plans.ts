import type { PlanWords } from "@/domain/words/public/plan-words";
import { dayEn, fiscalYearEn } from "./dates";

export const PLANS_EN: PlanWords = {
  all: "The plans",
  description: "The whole plan with all its results.",
  closed: (on) =>
    `This plan was ended on ${dayEn(on)}. What it planned and its results until then stay here.`,
  closedReason: "Why it was ended",
  positioning: "How the plan fits in with others",
  standing: "How the targets stand",
  later: (shown, { fy, marked, counted }) =>
    `In ${fiscalYearEn(fy)} only ${marked} of ${counted} indicators ${marked === 1 ? "has" : "have"} a mark. Until half of them have one, the results of ${fiscalYearEn(shown)} are shown.`,
  table: "Planned values, results and marks of each year",
  yearReports: "Results year by year",
  pillars: "Pillars",
  pillarsAndMeasures: "Pillars and measures",
  elsewhere: "On the pages of pillars and measures",
  definitions: "Changes of the plan as a whole",
};
