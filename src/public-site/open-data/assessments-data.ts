/** 総括・意見 as data: one row for each thing that was said of a plan, a pillar or a measure in a year; JSON with what changed; its schema. */
import { levelOf, type PlanPart } from "@/domain/plan/parts";
import { assessedPart } from "@/domain/publication/changes/of-assessments";
import {
  ASSESSMENT_PARTS,
  type AssessmentPart,
  type PublishedAssessmentYear,
  type RecordedChange,
} from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { wholeSeconds } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { ASSESSMENT_FIELD_WORDS } from "@/domain/words/ja/publication/assessments";
import { filePathOf, publicRoutes, relativeLink } from "@/lib/public-paths";
import type { PlanView } from "../model/plan-view";
import type { SiteModel } from "../model/site";
import { plansOf } from "../responsible";
import { DEMO_NOTICE, pillarName } from "../words";
import { ASSESSMENT_COLUMNS, type ASSESSMENT_KINDS, type AssessmentRow } from "./assessment-columns";
import { columnsIn } from "./columns";
import { toCsv } from "./csv";
import { jsonCell, jsonDocument, numberCell, toldBy } from "./json-document";
import { closed, columnSchema, documentSchema, nullable, text, told } from "./schema-parts";

/** Whether the publication has these files: one without an assessment is as it was before there were any. */
export function hasAssessments({ plans }: Pick<SiteModel, "plans">): boolean {
  return plans.some(({ assessments }) => assessments.length > 0);
}

export function assessmentRows({ plans, snapshot, record }: SiteModel): AssessmentRow[] {
  const told = Map.groupBy(record, ({ assessment, fy }) =>
    assessment ? keyOf(assessment.planId, assessment.partId, fy) : null,
  );
  return plans.flatMap((plan) =>
    plan.assessments.flatMap((each) => {
      const part = assessedPart(plan.definition, each);
      return each.years.flatMap((year) => {
        const changes = told.get(keyOf(plan.definition.id, each.partId, year.fy)) ?? [];
        return saidIn(year).map((said) => ({
          ...placeCells(plan, part),
          part_id: each.partId,
          fiscal_year: String(year.fy),
          fiscal_year_ja: fiscalYearJa(year.fy),
          ...said,
          revision: String(year.revision),
          correction_reason: reasonOf(said.kind_code, changes),
          note: snapshot.site.demo ? DEMO_NOTICE : null,
          publication_no: String(snapshot.no),
          published_at: wholeSeconds(snapshot.publishedAt),
        }));
      });
    }),
  );
}

function keyOf(planId: string, partId: string, fy: FiscalYear | null): string {
  return `${planId}/${partId}/${fy}`;
}

type Kind = (typeof ASSESSMENT_KINDS)[number];

/** What of an assessment a row says: the office's name stands beside everything but the committee's words. */
const PARTS_OF: Record<Kind, readonly AssessmentPart[]> = {
  summary: ["summary", "office"],
  opinion: ["opinion"],
  response: ["response", "office"],
  budget: ["budget", "office"],
  settlement: ["settlement", "office"],
};

/** Of the last change of the row itself: what else of the year was changed, and why, is no matter of it. */
function reasonOf(kind: Kind, changes: readonly RecordedChange[]): string {
  const isOwn = ({ assessment }: RecordedChange) =>
    PARTS_OF[kind].some((part) => assessment?.changed.includes(part));
  return changes.findLast(isOwn)?.assessment?.reason ?? "";
}

function placeCells({ definition }: PlanView, part: Pick<PlanPart, "pillar" | "measure">) {
  const { pillar, measure } = part;
  return {
    municipality_code: definition.municipality.code,
    municipality_name: definition.municipality.name,
    plan_id: definition.id,
    plan_name: definition.name,
    level: levelOf(part),
    pillar_no: pillar && String(pillar.no),
    pillar_name: pillar && pillarName(pillar),
    measure_no: measure && String(measure.no),
    measure_name: measure?.title ?? null,
  };
}

interface Said extends Pick<AssessmentRow, "kind" | "text" | "amount_thousand_yen" | "said_by" | "said_on"> {
  readonly kind_code: Kind;
}

/** What was left blank has no row. */
function saidIn({ summary, office, opinion, budget, settlement }: PublishedAssessmentYear): Said[] {
  const words = (code: Kind, kind: string, said: Pick<Said, "text"> & Partial<Said>): Said => ({
    amount_thousand_yen: null,
    said_by: office,
    said_on: null,
    ...said,
    kind_code: code,
    kind,
  });
  const names = ASSESSMENT_FIELD_WORDS;
  const rows = [
    words("summary", names.summary, { text: summary }),
    words("opinion", names.opinion, {
      text: opinion?.text ?? "",
      said_by: opinion?.by ?? null,
      said_on: opinion?.on ?? null,
    }),
    words("response", names.response, { text: opinion?.response ?? "" }),
    words("budget", names.budgetText, { text: null, amount_thousand_yen: budget }),
    words("settlement", names.settlementText, { text: null, amount_thousand_yen: settlement }),
  ];
  return rows.filter((row) => row.text || row.amount_thousand_yen !== null);
}

export function assessmentsCsv(rows: readonly AssessmentRow[]): string {
  return toCsv(ASSESSMENT_COLUMNS, rows);
}

export function assessmentsJson(model: SiteModel, rows: readonly AssessmentRow[]): string {
  const [own, schema] = [publicRoutes.assessmentsJson(), publicRoutes.assessmentsSchema()].map(filePathOf);
  return jsonDocument(model, plansOf(model), relativeLink(own ?? "", schema ?? ""), {
    records: rows.map((row) =>
      Object.fromEntries(
        ASSESSMENT_COLUMNS.map((column) => [column.name, jsonCell(column, row[column.name] || null)]),
      ),
    ),
    changes: model.record.flatMap((change) => {
      const { assessment, fy } = change;
      if (assessment === undefined) return [];
      const { planId, partId, changed, amounts = [], reason } = assessment;
      return [
        {
          plan_id: planId,
          part_id: partId,
          fiscal_year: fy,
          changed,
          amounts: amounts.map(({ what, before, after }) => ({
            what,
            before: numberCell(before),
            after: numberCell(after),
          })),
          reason,
          ...toldBy(change),
        },
      ];
    }),
  });
}

export function assessmentsJsonSchema(model: SiteModel): string {
  const columns = columnsIn(wordsOf(model.current.definition), ASSESSMENT_COLUMNS);
  const change = {
    plan_id: text,
    part_id: text,
    fiscal_year: { ...nullable("integer"), description: "計画からなくなった対象では空です。" },
    changed: {
      type: "array",
      items: { ...text, enum: ASSESSMENT_PARTS },
      description: "変わったもの。掲載を終えたときは空です。",
    },
    amounts: {
      type: "array",
      items: closed({
        what: { ...text, enum: ["budget", "settlement"] },
        before: { type: "number" },
        after: nullable("number"),
      }),
      description: "訂正した金額（千円）",
    },
    reason: { ...text, description: "理由の記録がないときは、空の文字列です。" },
    ...told,
  };
  return documentSchema(model, "総括・意見のデータ", {
    records: {
      type: "array",
      items: closed(Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)]))),
    },
    changes: {
      title: "公表した後の変更",
      description: "公表した総括・意見について、その後に変わったもののすべて。古い順",
      type: "array",
      items: closed(change),
    },
  });
}
