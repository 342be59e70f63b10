/** Answers of many items from a file or a block that was pasted: all of them, or none. */
import { z } from "zod";
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { compareNames } from "@/domain/shared/names";
import { cleanName } from "@/domain/shared/typed-text";
import { done, REFUSAL_WORDS, type Refusal, type Result, refused } from "@/lib/result";
import { reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { sentences } from "@/server/input/sentences";
import { applyChange, examineChange } from "./change";
import { parseReportChange, type ReportChangeBody } from "./change-input";
import { applyInitiativeChange, examineInitiativeChange } from "./initiatives/change";
import { type InitiativeChangesInput, initiativeChangesSchema } from "./initiatives/input";
import { onBehalfOf } from "./rows";

/** Each takes some tens of milliseconds; a city's largest department has some dozens. */
const TIMEOUT_MS = 60_000;
/** Above any round. */
const MOST = 2_000;

const importSchema = z.strictObject({
  event: z.enum(["save_draft", "submit"]),
  /** The names of the files, for the audit trail; none where it was pasted. */
  files: z.array(z.string().max(1_000).transform(cleanName)).max(200),
  figures: z
    .array(
      z.looseObject({
        kpiId: z.string(),
        fy: z.number().refine(isFiscalYear),
        version: z.number(),
        content: z.unknown(),
      }),
    )
    .max(MOST),
  initiatives: z
    .array(z.looseObject({ initiativeId: z.string(), fy: z.number().refine(isFiscalYear) }))
    .max(MOST),
});

type FigureAnswer = Pick<ReportChangeBody, "version" | "content" | "correctionReason"> & {
  readonly kpiId: string;
  readonly fy: FiscalYear;
};
type InitiativeAnswer = Pick<
  InitiativeChangesInput["changes"][number],
  "version" | "content" | "correctionReason" | "initiativeId"
> & { readonly fy: FiscalYear };

export interface ImportedAnswers {
  readonly event: "save_draft" | "submit";
  readonly files: readonly string[];
  readonly figures: readonly FigureAnswer[];
  readonly initiatives: readonly InitiativeAnswer[];
}

/** What keeps the whole from being taken: thrown inside, so that nothing of it is written. */
class NotTaken extends Error {
  constructor(
    readonly reason: Refusal,
    readonly errors: Readonly<Record<string, string>>,
  ) {
    super("an answer among others was refused");
  }
}

/** How an answer is called among those that are taken together: "paper-sheets/2025". */
export function answerKey(itemId: string, fy: FiscalYear): string {
  return `${itemId}/${fy}`;
}

/**
 * Saves or submits them by the same door as the entry form and the table of initiatives, in one transaction. One that is
 * refused keeps all back: the errors name it by its {@link answerKey}. Whoever submits counts as its author, for a
 * department's own people and the office alike.
 * @returns how many were taken
 */
export async function importAnswers(
  viewer: Viewer,
  raw: ImportedAnswers,
  now: Date = new Date(),
): Promise<Result<number>> {
  if (reportScope(viewer) === null) return refused("forbidden");
  const parsed = importSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { event, files, figures, initiatives } = parsed.data;
  if (figures.length + initiatives.length === 0) {
    return refused("invalid", { "": "取り込む項目を選んでください。" });
  }
  try {
    return await writing(
      async (tx) => {
        const errors: Record<string, string> = {};
        const reasons: Refusal[] = [];
        const take = (key: string, result: Result<unknown>) => {
          if (result.ok) return;
          reasons.push(result.reason);
          const told = Object.values(result.errors ?? {});
          errors[key] = told.length > 0 ? told.join("") : REFUSAL_WORDS[result.reason];
        };
        for (const { kpiId, fy, ...body } of inOrder(figures, "kpiId")) {
          take(answerKey(kpiId, fy), await figure(tx, viewer, { kpiId, fy, body: { ...body, event } }, now));
        }
        for (const { fy, ...change } of inOrder(initiatives, "initiativeId")) {
          take(
            answerKey(change.initiativeId, fy),
            await initiative(tx, viewer, { fy, change: { ...change, event } }, now),
          );
        }
        const [first] = reasons;
        if (first !== undefined)
          throw new NotTaken(reasons.every((each) => each === first) ? first : "invalid", errors);
        for (const [fy, itemIds] of itemsByYear(figures, initiatives)) {
          const departments = await departmentsFor(tx, viewer, event, itemIds);
          await recordAudit(tx, viewer, {
            action: "report.import",
            subject: { kind: "round", fy },
            after: {
              importedAs: event,
              ...(departments.length === 0 ? {} : { onBehalfOf: departments }),
              answers: itemIds.length,
              files: [...files],
            },
          });
        }
        return done(figures.length + initiatives.length);
      },
      { timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    if (error instanceof NotTaken) return refused(error.reason, error.errors);
    throw error;
  }
}

/** Two who import at once take the reports in the same order: neither waits for the other for ever. */
function inOrder<Name extends string, T extends Readonly<Record<Name, string>>>(
  answers: readonly T[],
  name: Name,
): T[] {
  return [...answers].sort((a, b) => (a[name] < b[name] ? -1 : 1));
}

async function figure(
  tx: Tx,
  viewer: Viewer,
  { kpiId, fy, body }: { kpiId: string; fy: FiscalYear; body: object },
  now: Date,
  take: (...call: Parameters<typeof applyChange>) => Promise<Result<unknown>> = applyChange,
): Promise<Result<unknown>> {
  const parsed = parseReportChange(body, { kpiId, fy } as Parameters<typeof parseReportChange>[1]);
  return parsed.ok ? take(tx, viewer, parsed.input, now) : refused("invalid", parsed.errors);
}

async function initiative(
  tx: Tx,
  viewer: Viewer,
  { fy, change }: { fy: FiscalYear; change: object },
  now: Date,
  take: (
    ...call: Parameters<typeof applyInitiativeChange>
  ) => Promise<Result<unknown>> = applyInitiativeChange,
): Promise<Result<unknown>> {
  const parsed = initiativeChangesSchema.safeParse({ fy, changes: [change] });
  const [only] = parsed.data?.changes ?? [];
  if (!only) return refused("invalid", parsed.error && sentences(parsed.error));
  return take(tx, viewer, fy, only, now);
}

/** Whether one answer would be taken if it were handed in; writes nothing. For a caller's preview. */
export function examineImported(
  tx: Tx,
  viewer: Viewer,
  imported:
    | { readonly kind: "figure"; readonly answer: FigureAnswer }
    | { readonly kind: "initiative"; readonly answer: InitiativeAnswer },
  now: Date,
): Promise<Result<unknown>> {
  const event = "submit";
  if (imported.kind === "figure") {
    const { kpiId, fy, ...body } = imported.answer;
    return figure(tx, viewer, { kpiId, fy, body: { ...body, event } }, now, examineChange);
  }
  const { fy, ...change } = imported.answer;
  return initiative(tx, viewer, { fy, change: { ...change, event } }, now, examineInitiativeChange);
}

function itemsByYear(
  figures: readonly Pick<FigureAnswer, "kpiId" | "fy">[],
  initiatives: readonly Pick<InitiativeAnswer, "initiativeId" | "fy">[],
): Map<FiscalYear, string[]> {
  const items = [
    ...figures.map(({ kpiId, fy }) => ({ id: kpiId, fy })),
    ...initiatives.map(({ initiativeId, fy }) => ({ id: initiativeId, fy })),
  ];
  const groups = Map.groupBy(items, ({ fy }) => fy);
  return new Map([...groups].map(([fy, all]) => [fy, all.map(({ id }) => id)]));
}

/** The departments that it is handed in for by somebody else. */
async function departmentsFor(
  tx: Tx,
  viewer: Viewer,
  event: ImportedAnswers["event"],
  itemIds: readonly string[],
): Promise<string[]> {
  const items = await tx.item.findMany({
    where: { id: { in: [...itemIds] } },
    select: { department: { select: { id: true, name: true } } },
  });
  const names = items.flatMap(({ department }) => onBehalfOf(viewer, event, department) ?? []);
  return [...new Set(names)].sort(compareNames);
}
