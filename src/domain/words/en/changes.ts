/** What was changed after it had been published. */
import { formatNumber, plainFigure } from "@/domain/plan/quantity";
import type { ToldValue } from "@/domain/plan/told-value";
import { decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ChangeWords, NamedPart } from "@/domain/words/public/change-words";
import { listed, type Sentence, say } from "@/domain/words/public/phrase";
import type { SaidTerms } from "@/domain/words/public/public-words";
import { dayEn, fiscalYearEn } from "./dates";
import { quantityEn, targetEn } from "./figures";

const LEFT_OUT = {
  nothing: "none",
  every_year: "every year",
  from_the_start: "from the start of the plan",
  to_the_end: "to the end of the plan",
} as const;
const AGGREGATION = {
  annual: "for each fiscal year",
  point_in_time: "on one day of the year",
  cumulative: "since the beginning",
  share: "as a share of a whole",
  unspecified: "the plan does not say",
} as const;
const REFERENCE = { "previous-actual": "the latest earlier result", baseline: "the baseline" } as const;
const GUIDE = {
  "equal-steps": "equal steps over the plan’s period",
  "linear-from-baseline": "a straight line from the baseline",
  none: "not drawn",
} as const;

export function toldValueEn(told: ToldValue, terms: SaidTerms | null): Sentence {
  switch (told.is) {
    case "figure":
      return terms === null
        ? [formatNumber(told.value, told.decimals)]
        : quantityEn(told.value, { ...terms, decimals: told.decimals });
    case "target":
      if (told.target.kind === "none") return ["none"];
      return terms === null ? ["a trend"] : targetEn(told.target, terms);
    case "years":
      return [told.fys.map(fiscalYearEn).join(", ")];
    case "direction":
      return [told.direction === "up" ? "higher" : "lower"];
    case "aggregation":
      return [AGGREGATION[told.aggregation]];
    case "places":
      return [String(told.count)];
    case "times":
      return [`× ${told.count.toLocaleString("en-US")}`];
    case "reference":
      return [REFERENCE[told.reference]];
    case "guide":
      return [GUIDE[told.guide]];
    case "words":
      return [{ original: told.words }];
    default:
      return [LEFT_OUT[told.is]];
  }
}

/** pillar 2 “Green city”, measure 2-1 “New trees”: the numbers that stand on the pages. */
function partEn({ pillarNo, measureNo, name }: NamedPart): Sentence {
  const part = measureNo === null ? `pillar ${pillarNo}` : `measure ${pillarNo}-${measureNo}`;
  return name === null ? [part] : say`${part} “${name}”`;
}

const FATE = {
  changed: "changed again",
  withdrawn: "withdrawn",
  brought_forward: "brought forward",
} as const;

function sinceEn(from: FiscalYear | null): string {
  return from === null ? "the start of the plan" : fiscalYearEn(from);
}

export const CHANGES_EN: ChangeWords = {
  intro:
    "Everything that was changed after it had been published: figures, marks, progress reports, descriptions, documents and definitions. The newest comes first. What was published before a correction is kept as it was.",
  none: "Nothing has been corrected so far, and no definition has been changed.",
  kinds: {
    figure: "New figure",
    correction: "Correction",
    confirmation: "Figure confirmed",
    mark: "Mark changed",
    text: "Description updated",
    evidence: "Documents updated",
    initiatives: "New progress reports",
    assessments: "New assessments",
    definition: "Definition changed",
    first: "First publication",
    withdrawal: "Publication withdrawn",
  },
  causes: {
    earlier_year: "because the figure of an earlier year changed",
    rejudged: "because the year was marked again under a changed definition",
    rule: "because the rule for marks changed",
  },
  noFigure: "no figure",
  parts: {
    added: "New indicator",
    ended: "End of the indicator",
    name: "Name",
    place: "Place in the plan",
    department: "Responsible office",
    definition: "Definition",
    rationale: "Why it was chosen",
    unit: "Unit",
    scale: "Scale of the unit",
    decimals: "Decimal places",
    direction: "Better when",
    aggregation: "How it is counted",
    upperLimit: "Highest possible value",
    lowest: "Lowest possible value",
    baseline: "Baseline",
    baselineFy: "Year of the baseline",
    target: "Target",
    targetFy: "Year of the target",
    planned: "Planned value",
    documented: "Result in the plan document",
    from: "First year of the indicator",
    until: "Last year of the indicator",
    surveyed: "Years with a survey",
    continues: "Indicator that it carries on",
    improvementReference: "What “improving” is compared with",
    guideMethod: "How the even path is drawn",
    allowSelfApproval: "Approval by whoever submitted it",
    endFy: "Last year of the plan",
    order: "Order",
    text: "Wording",
    plan_added: "New plan",
    plan_leads: "Plan that leads this site",
    plan_closed: "Plan closed",
    plan_reopened: "Plan opened again",
  },
  evidence: { added: "Added", removed: "Taken away" },
  assessed: {
    summary: "Summary",
    office: "Office that wrote the summary",
    opinion: "Opinion of the committee",
    response: "The city’s response",
    budget: "Budget",
    settlement: "Actual spending",
  },
  place: (parts) => (parts.length === 0 ? ["the plan as a whole"] : listed(parts.map(partEn), ", ")),
  order: (parts) => listed(parts.map(partEn), ", "),
  amount: (value) => `${formatNumber(value, 0)} thousand yen`,
  from: (fy) => `from ${fiscalYearEn(fy)}`,
  decidedOn: (iso) => `Decided on ${dayEn(iso)}`,
  decided: "A later decision (no document named)",
  fate: (fate, { from, on }) =>
    `Later ${FATE[fate]}${fate === "brought_forward" ? ` to ${sinceEn(from)}` : ""}${on === null ? "" : ` (decided on ${dayEn(on)})`}.`,
  through: (fate, { from, value }) => say`The decision of ${value} from ${sinceEn(from)} was ${FATE[fate]}.`,
  compared: (factor) => {
    if (factor === null) return "Earlier figures are not compared with later ones: no factor converts them.";
    return decimal(factor).equals(1)
      ? "Earlier figures are compared with later ones as they are."
      : `Earlier figures are multiplied by ${plainFigure(factor)} to be compared with later ones.`;
  },
  rejudged: "Marks that had been published were given again under the changed definition.",
  marksStay: "Marks that had been published stay as they are.",
  others: "Other changes since publication",
  definitions: "Changes of the definition",
  seeAll: "All corrections and changes of definitions",
  seeKept: (no) => `See publication no. ${no} as it was published`,
};
