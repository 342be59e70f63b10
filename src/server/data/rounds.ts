/** 照会: one fiscal year's request for figures, with its deadline. Overdue and due soon are derived, never stored. */
import { z } from "zod";
import { can } from "@/domain/access";
import { type FiscalYear, fiscalYearOf, isIsoDate } from "@/domain/fiscal-year";
import { listKpis } from "@/domain/plan";
import type { ReportState } from "@/domain/report";
import { done, type Result, refused } from "@/lib/result";
import { recordAudit } from "@/server/audit/record";
import type { Viewer } from "@/server/auth/viewer";
import { db, type Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { readPlans } from "./plans";
import { isWholeText, sentences } from "./reports-change-input";
import { refusalOfDatabase } from "./reports-errors";
import { coversYear } from "./reports-kpi";
import { toDay, toIsoDay } from "./reports-rows";
import { isInScope, kpiInScope, reportScope } from "./reports-scope";

export interface RoundDto {
  readonly id: string;
  readonly fy: FiscalYear;
  readonly title: string;
  readonly instructions: string;
  /** ISO dates. */
  readonly opensOn: string;
  readonly dueOn: string;
}

/** A round with how far the reports are that this viewer may see; null for who may see none. */
export interface RoundProgressDto extends RoundDto {
  readonly progress: {
    readonly total: number;
    readonly submitted: number;
    readonly approved: number;
  } | null;
}

const ROUND_SELECT = {
  id: true,
  fiscalYear: true,
  title: true,
  instructions: true,
  opensOn: true,
  dueOn: true,
} as const satisfies Prisma.CollectionRoundSelect;

type RoundRow = Prisma.CollectionRoundGetPayload<{ select: typeof ROUND_SELECT }>;

function toRound(row: RoundRow): RoundDto {
  return {
    id: row.id,
    fy: row.fiscalYear,
    title: row.title,
    instructions: row.instructions,
    opensOn: toIsoDay(row.opensOn) ?? "",
    dueOn: toIsoDay(row.dueOn) ?? "",
  };
}

/** The round of one year; null where none was registered (entry is possible all the same). */
export async function getRound(viewer: Viewer, { fy }: { fy: FiscalYear }): Promise<Result<RoundDto | null>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const row = await db().collectionRound.findUnique({ where: { fiscalYear: fy }, select: ROUND_SELECT });
  return done(row ? toRound(row) : null);
}

/** Every round, the latest year first. */
export async function listRounds(viewer: Viewer): Promise<Result<RoundProgressDto[]>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const scope = reportScope(viewer);
  const [rows, plans, states] = await Promise.all([
    db().collectionRound.findMany({ select: ROUND_SELECT, orderBy: { fiscalYear: "desc" } }),
    readPlans(db()),
    scope
      ? db().report.groupBy({
          by: ["fiscalYear", "state"],
          where: { kpi: { current: true, ...kpiInScope(scope) } },
          _count: { _all: true },
        })
      : [],
  ]);
  const countOf = (fy: FiscalYear, state: ReportState) =>
    states.find((row) => row.fiscalYear === fy && row.state === state)?._count._all ?? 0;
  return done(
    rows.map((row) => {
      const fy = row.fiscalYear;
      if (!scope) return { ...toRound(row), progress: null };
      const total = plans
        .filter(({ definition }) => coversYear(definition, fy))
        .flatMap(({ definition, departments }) =>
          listKpis(definition).filter(({ kpi }) =>
            isInScope(scope, departments[kpi.id]?.id ?? null, { kpiId: kpi.id, fy }),
          ),
        ).length;
      const approved = countOf(fy, "approved");
      return {
        ...toRound(row),
        progress: { total, approved, submitted: approved + countOf(fy, "submitted") },
      };
    }),
  );
}

const day = z.string().refine(isIsoDate, { error: "日付を入力してください。" });

const MAX_TITLE = 100;
const MAX_INSTRUCTIONS = 2_000;

const wholeText = (max: number) =>
  z
    .string({ error: "文字で入力してください。" })
    .transform((text) => text.trim())
    .refine((text) => [...text].length <= max, {
      error: `${max.toLocaleString("en-US")}文字以内で入力してください。`,
    })
    .refine((text) => isWholeText(text), {
      error: "保存できない文字が含まれています。入力し直してください。",
    });

const fields = {
  title: wholeText(MAX_TITLE).refine((text) => text !== "", { error: "件名を入力してください。" }),
  instructions: wholeText(MAX_INSTRUCTIONS),
  opensOn: day,
  dueOn: day,
};
const inOrder = ({ opensOn, dueOn }: { opensOn: string; dueOn: string }) => opensOn <= dueOn;
const ORDER_ERROR = { error: "期限は、開始日と同じ日か、それより後の日付にしてください。", path: ["dueOn"] };

const createSchema = z
  .strictObject({ fy: z.int({ error: "年度を選んでください。" }).min(1990).max(2100), ...fields })
  .refine(inOrder, ORDER_ERROR);
const updateSchema = z
  .strictObject({ id: z.uuid(), seen: z.string().max(40_000), ...fields })
  .refine(inOrder, ORDER_ERROR);

export type CreateRoundInput = z.input<typeof createSchema>;
export type UpdateRoundInput = z.input<typeof updateSchema>;

/** What the writer saw: all that can change. A round has no version number of its own. */
export function roundSeen(round: Omit<RoundDto, "id" | "fy">): string {
  return JSON.stringify([round.title, round.instructions, round.opensOn, round.dueOn]);
}

/**
 * Registers the round of a year. `invalid` with a sentence per field, also where no plan runs in that year;
 * `conflict` where the year has its round already.
 */
export async function createRound(
  viewer: Viewer,
  raw: CreateRoundInput,
  now: Date = new Date(),
): Promise<Result<RoundDto>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = createSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { fy, title, instructions, opensOn, dueOn } = parsed.data;
  return writing(async (tx) => {
    const covered = (await readPlans(tx)).some(({ definition }) => coversYear(definition, fy));
    // A round may be prepared before its year ends: it asks for figures as soon as they are there.
    if (!covered || fy > fiscalYearOf(now)) {
      return refused("invalid", {
        fy: "照会できない年度です。計画期間のうち、始まっている年度を選んでください。",
      });
    }
    const row = await tx.collectionRound.create({
      data: {
        fiscalYear: fy,
        title,
        instructions,
        opensOn: toDay(opensOn) as Date,
        dueOn: toDay(dueOn) as Date,
      },
      select: ROUND_SELECT,
    });
    const round = toRound(row);
    await recordAudit(tx, viewer, { action: "round.create", subject: `round:${fy}`, after: summary(round) });
    return done(round);
  }, "この年度の照会は、すでに登録されています。一覧から変更してください。");
}

/** Changes what a round says; `conflict` when it is no longer as the writer saw it. */
export async function updateRound(viewer: Viewer, raw: UpdateRoundInput): Promise<Result<RoundDto>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = updateSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id, seen, title, instructions, opensOn, dueOn } = parsed.data;
  return writing(async (tx) => {
    const row = await tx.collectionRound.findUnique({ where: { id }, select: ROUND_SELECT });
    if (!row) return refused("not_found");
    const before = toRound(row);
    const after: RoundDto = { id, fy: before.fy, title, instructions, opensOn, dueOn };
    if (roundSeen(before) === roundSeen(after)) return done(before);
    if (roundSeen(before) !== seen) return refused("conflict", { "": CHANGED_MEANWHILE });
    const { count } = await tx.collectionRound.updateMany({
      where: {
        id,
        title: row.title,
        instructions: row.instructions,
        opensOn: row.opensOn,
        dueOn: row.dueOn,
      },
      data: { title, instructions, opensOn: toDay(opensOn) as Date, dueOn: toDay(dueOn) as Date },
    });
    if (count === 0) return refused("conflict", { "": CHANGED_MEANWHILE });
    await recordAudit(tx, viewer, {
      action: "round.update",
      subject: `round:${before.fy}`,
      before: summary(before),
      after: summary(after),
    });
    return done(after);
  }, CHANGED_MEANWHILE);
}

const CHANGED_MEANWHILE =
  "ほかの人がこの照会を先に変更しました。画面を読み込み直して、いまの内容を確かめてください。";

function summary({ title, instructions, opensOn, dueOn }: RoundDto) {
  return { title, instructions, opensOn, dueOn };
}

async function writing<T>(
  work: (tx: Tx) => Promise<Result<T>>,
  conflictSentence: string,
): Promise<Result<T>> {
  try {
    return await db().$transaction(work);
  } catch (error) {
    const reason = refusalOfDatabase(error);
    if (reason === null) throw error;
    return reason === "conflict" ? refused("conflict", { "": conflictSentence }) : refused("busy");
  }
}
