/**
 * Takes in past figures of a table: what was chosen is handed in, all of it or nothing, as the office enters any figure. Another
 * person approves.
 */

import { headingSet, toRemember } from "@/domain/imports/past-figures/columns";
import { isTakeable } from "@/domain/imports/past-figures/outcome";
import { asApproved } from "@/domain/reports/report";
import { can } from "@/domain/shared/access";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { PAST_FIGURES_OWED } from "@/domain/words/ja/imports/past-figures";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import type { ReadWorkbook } from "@/lib/workbook/types";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { writing } from "@/server/db/transaction";
import { sentences } from "@/server/input/sentences";
import { parseReportChange, type ReportChangeInput } from "@/server/reports/change-input";
import { applyChanges, type ChangedReport } from "@/server/reports/change-many";
import { type ImportChoice, importSchema } from "./input";
import { type WeighedFigure, type WeighedTable, weighTable } from "./weigh";

/** Thousands of figures at once take longer than a form. */
const TIMEOUT_MS = 30_000;

export interface ImportedDto {
  readonly importId: string;
  readonly figures: number;
}

type Choice = ReturnType<typeof importSchema.parse>;

/**
 * `conflict` where something has changed since it was looked at; `invalid` with a sentence per field where a reason or a note
 * is still owed by what was chosen.
 */
export async function importPastFigures(
  viewer: Viewer,
  file: { readonly workbook: ReadWorkbook; readonly bytes: Uint8Array },
  raw: ImportChoice,
  now: Date = new Date(),
): Promise<Result<ImportedDto>> {
  // Whoever has no account handed in nothing that another one could approve.
  if (!can(viewer, "report.submit", {}) || viewer.userId === null) return refused("forbidden");
  const parsed = importSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const choice = parsed.data;
  const digest = sha256(file.bytes);
  return writing(
    async (tx) => {
      const weighed = await weighTable(tx, file.workbook, choice.columns, now);
      if (!weighed.ok) return weighed;
      if (weighed.value.seen !== choice.seen) return refused("conflict", { "": PAST_FIGURES_OWED.changed });
      return apply(tx, viewer, { choice, table: weighed.value, digest }, now);
    },
    { timeoutMs: TIMEOUT_MS, conflict: PAST_FIGURES_OWED.changed },
  );
}

async function apply(
  tx: Tx,
  viewer: Viewer,
  {
    choice,
    table,
    digest,
  }: { readonly choice: Choice; readonly table: WeighedTable; readonly digest: string },
  now: Date,
): Promise<Result<ImportedDto>> {
  const wanted = new Set(choice.chosen);
  const chosen = table.figures.filter(
    ({ figure, outcome }) => wanted.has(figure.address) && isTakeable(outcome),
  );
  const errors = owedErrors(chosen, choice);
  if (Object.keys(errors).length > 0) return refused("invalid", errors);
  const inputs: ReportChangeInput[] = [];
  for (const weighed of chosen) {
    const { kpiId, fy } = weighed.figure;
    const parsed = parseReportChange(bodyOf(weighed, choice), { kpiId, fy });
    if (!parsed.ok) return refused("invalid", { "": whyNot(weighed, parsed.errors) });
    inputs.push(parsed.input);
  }
  let importId = "";
  const result = await applyChanges(
    tx,
    viewer,
    {
      inputs,
      beside: table.figures.map(({ figure }) => asApproved(figure.of.kpi.id, figure)),
      alsoWrite: async (changed) => {
        importId = await keepImport(tx, viewer, { choice, table, digest, changed });
        const planId = chosen[0]?.figure.of.plan.id ?? "";
        const { fileName: file } = choice;
        const after = { pastFigures: changed.length, file, fileSha256: digest };
        return [{ action: "report.import_past", subject: { kind: "plan", id: planId }, after }];
      },
    },
    now,
  );
  if (result.ok) return done({ importId, figures: result.changed.length });
  if (result.reason === "conflict") return refused("conflict", { "": PAST_FIGURES_OWED.changed });
  const about = chosen.find(({ figure }) => figure.kpiId === result.kpiId && figure.fy === result.fy);
  return refused(result.reason, about && { "": whyNot(about, result.errors ?? {}) });
}

function owedErrors(chosen: readonly WeighedFigure[], choice: Choice): FieldErrors {
  if (chosen.length === 0) return { "": PAST_FIGURES_OWED.nothing };
  const { reason, warningNote, correctionReason } = PAST_FIGURES_OWED;
  const isOwed = {
    reason: chosen.some(({ isReasonOwed }) => isReasonOwed),
    warningNote: chosen.some(({ warnings }) => warnings.length > 0),
    correctionReason: chosen.some(({ outcome }) => outcome.kind === "correction"),
  };
  return {
    ...(isOwed.reason && choice.reason === "" ? { reason } : {}),
    ...(isOwed.warningNote && choice.warningNote === "" ? { warningNote } : {}),
    ...(isOwed.correctionReason && choice.correctionReason === "" ? { correctionReason } : {}),
  };
}

/** As the entry form would send it. */
function bodyOf({ figure, outcome, warnings, isReasonOwed, version }: WeighedFigure, choice: Choice) {
  const { actual: _, ...content } = figure.content;
  return {
    event: "submit",
    version,
    content: {
      ...content,
      reason: isReasonOwed ? choice.reason : content.reason,
      warningNote: warnings.length > 0 ? choice.warningNote : "",
    },
    correctionReason: outcome.kind === "correction" ? choice.correctionReason : "",
  };
}

/** Figures that the rules refuse although they could be read: which one, and the first sentence of why. */
function whyNot({ figure: { address, of, fy } }: WeighedFigure, errors: FieldErrors): string {
  const [why = "取り込めません。"] = Object.values(errors);
  return `${address}（${of.kpi.name}、${fiscalYearJa(fy)}）：${why}`;
}

async function keepImport(
  tx: Tx,
  viewer: Viewer,
  {
    choice,
    table,
    digest,
    changed,
  }: {
    readonly choice: Choice;
    readonly table: WeighedTable;
    readonly digest: string;
    readonly changed: readonly ChangedReport[];
  },
): Promise<string> {
  const { headings } = table;
  const { id } = await tx.figureImport.create({
    data: {
      importedById: viewer.userId ?? "",
      fileName: choice.fileName,
      fileSha256: digest,
      headingSet: headingSet(headings),
      columns: { byHeading: { ...toRemember(headings, choice.columns.roles).byHeading } },
    },
    select: { id: true },
  });
  const items = changed.map(({ reportId, no }) => ({ importId: id, reportId, revision: no }));
  await insertRows(tx, "figure_import_item", items);
  return id;
}
