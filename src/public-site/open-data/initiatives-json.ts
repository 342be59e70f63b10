/** The same facts as initiatives.csv in JSON, with what was changed after it was published; and the schema of that. */
import type { PublishedEvidence } from "@/domain/publication/snapshot";
import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { INITIATIVE_EVIDENCE_WORD } from "@/domain/words/ja/reports/initiatives";
import { filePathOf, publicRoutes, relativeLink } from "@/lib/public-paths";
import type { SiteModel } from "../model/site";
import { plansOf } from "../responsible";
import { columnsIn, INITIATIVE_CHANGES, INITIATIVE_COLUMNS, type InitiativeRow } from "./columns";
import { evidenceRecords, evidenceSchema, toldPieces, toldPiecesSchema } from "./evidence-json";
import { whatChanged } from "./initiative-rows";
import { jsonCell, jsonDocument, toldBy } from "./json-document";
import { closed, columnSchema, documentSchema, nullable, text, told } from "./schema-parts";

export function initiativesJson(model: SiteModel, rows: readonly InitiativeRow[]): string {
  const link = (path: string) => relativeLink(filePathOf(publicRoutes.initiativesJson()), path);
  const evidence = new Map<string, readonly PublishedEvidence[] | undefined>(
    model.snapshot.plans.flatMap(({ definition, initiatives = [] }) =>
      initiatives.flatMap(({ initiativeId, years }) =>
        years.map((year) => [`${definition.id}/${initiativeId}/${year.fy}`, year.evidence] as const),
      ),
    ),
  );
  return jsonDocument(model, plansOf(model), link(filePathOf(publicRoutes.initiativesSchema())), {
    records: rows.map((row) => ({
      ...Object.fromEntries(
        INITIATIVE_COLUMNS.map((column) => [column.name, jsonCell(column, row[column.name] || null)]),
      ),
      evidence: evidenceRecords(evidence.get(`${row.plan_id}/${row.initiative_id}/${row.fiscal_year}`), link),
    })),
    changes: model.record.flatMap((change) => {
      const { initiative, department, fy } = change;
      if (initiative === undefined) return [];
      return [
        {
          plan_id: initiative.planId,
          initiative_id: initiative.initiativeId,
          fiscal_year: fy,
          what: whatChanged(change),
          state_before: initiative.before,
          state_after: initiative.after,
          department_before: department?.before ?? null,
          department_after: department?.after ?? null,
          reason: initiative.reason,
          ...toldPieces(change.evidence),
          ...toldBy(change),
        },
      ];
    }),
  });
}

export function initiativesJsonSchema(model: SiteModel): string {
  const columns = columnsIn(wordsOf(model.current.definition), INITIATIVE_COLUMNS);
  const change = {
    plan_id: text,
    initiative_id: text,
    fiscal_year: { ...nullable("integer"), description: "計画からなくなった取組項目では空です。" },
    what: {
      ...text,
      enum: INITIATIVE_CHANGES,
      description:
        "state：取組の状況の訂正、text：説明の更新、department：報告した所管課の変更、evidence：資料の更新（addedが追加したもの、removedが取り下げたもの）、removed：計画からなくなり、掲載を終えたもの",
    },
    state_before: { ...text, enum: INITIATIVE_STATES },
    state_after: {
      ...nullable("string"),
      enum: [...INITIATIVE_STATES, null],
      description: "状況が変わっていないときは、state_beforeと同じです。掲載を終えたときは空です。",
    },
    department_before: nullable("string"),
    department_after: nullable("string"),
    reason: { ...text, description: "理由の記録がないときは、空の文字列です。" },
    ...toldPiecesSchema,
    ...told,
  };
  return documentSchema(model, "取組項目のデータ", {
    records: {
      type: "array",
      items: closed({
        ...Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)])),
        evidence: { ...evidenceSchema, title: INITIATIVE_EVIDENCE_WORD },
      }),
    },
    changes: {
      title: "公表した後の変更",
      description: "公表した取組の状況について、その後に変わったもののすべて。古い順",
      type: "array",
      items: closed(change),
    },
  });
}
