/** Registers a round, and changes what it says while it is prepared. */

import { z } from "zod";
import { askingPlans } from "@/domain/plan/lead";
import { coversYear } from "@/domain/plan/years";
import { can } from "@/domain/shared/access";
import { fiscalYearOf, isFiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { yearTaken } from "@/domain/words/ja/rounds/rounds";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { toDay } from "@/server/db/days";
import { writing } from "@/server/db/transaction";
import { day, rowId, seen, trimmedText } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { readPlans } from "@/server/plan/queries";
import { handOver, holdPlans } from "@/server/plan/versions";
import { bringRoundsUpToDate } from "./changed-items";
import { figuresOfYear } from "./items";
import {
  lastAct,
  lockRound,
  lockRunningRounds,
  ROUND_SELECT,
  type RoundDto,
  refusalOfEvent,
  refusedAsChanged,
  roundSeen,
  toRound,
} from "./rows";

const MAX_TITLE = 100;
const MAX_INSTRUCTIONS = 2_000;
const MAX_CONTACT = 200;

const fields = {
  title: trimmedText(MAX_TITLE).refine((text) => text !== "", { error: "件名を入力してください。" }),
  instructions: trimmedText(MAX_INSTRUCTIONS),
  /** Left out: the mails name the plan's contact, as those of rounds of before do. */
  contact: trimmedText(MAX_CONTACT)
    .refine((text) => text !== "", {
      error: "庁内の問い合わせ先を、内線番号と一緒に入力してください。",
    })
    .optional(),
  /** Left out: the mails carry none, as those of rounds of before. */
  attachesSheets: z.boolean().default(false),
  opensOn: day,
  dueOn: day,
};

const inOrder = ({ opensOn, dueOn }: { opensOn: IsoDate; dueOn: IsoDate }) => opensOn <= dueOn;

const ORDER_ERROR = { error: "期限は、開始日と同じ日か、それより後の日付にしてください。", path: ["dueOn"] };

const createSchema = z
  .strictObject({
    fy: z.int({ error: "年度を選んでください。" }).min(1990).max(2100).refine(isFiscalYear),
    ...fields,
  })
  .refine(inOrder, ORDER_ERROR);

const updateSchema = z.strictObject({ id: rowId, seen, ...fields }).refine(inOrder, ORDER_ERROR);

export type CreateRoundInput = z.input<typeof createSchema>;

export type UpdateRoundInput = z.input<typeof updateSchema>;

/**
 * Registers the round of a year, which asks for every KPI of it until the office chooses. `invalid` with a sentence per
 * field, also where no plan runs in that year; `conflict` where the year has its round already.
 */
export async function createRound(
  viewer: Viewer,
  raw: CreateRoundInput,
  now: Date = new Date(),
): Promise<Result<RoundDto>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = createSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { fy, title, instructions, contact, attachesSheets, opensOn, dueOn } = parsed.data;
  return writing(async (tx) => {
    // A plan that is changed meanwhile would come with items that the round does not know.
    await holdPlans(tx);
    await lockRunningRounds(tx);
    const plans = await readPlans(tx);
    const covered = askingPlans(plans).some(({ definition }) => coversYear(definition, fy));
    // A round may be prepared before its year ends: it asks for figures as soon as they are there.
    if (!covered || fy > fiscalYearOf(now)) {
      return refused("invalid", {
        fy: "照会できない年度です。計画期間のうち、始まっている年度を選んでください。",
      });
    }
    if (await tx.collectionRound.findUnique({ where: { fy }, select: { id: true } })) {
      return refused("conflict", { fy: yearTaken(fy, await lastAct(tx, viewer, { fy })) });
    }
    // Before the round is there: its own items are those of the departments that take over.
    const handedOver = await handOver(tx, plans, fy);
    await bringRoundsUpToDate(tx, viewer, plans, now);
    const row = await tx.collectionRound.create({
      data: {
        fy,
        title,
        instructions,
        contact: contact ?? "",
        attachesSheets,
        opensOn: toDay(opensOn),
        dueOn: toDay(dueOn),
      },
      select: ROUND_SELECT,
    });
    const round = toRound(row);
    const kpis = figuresOfYear(plans, fy);
    await tx.roundItem.createMany({
      data: kpis.map(({ kpi }) => ({ roundId: round.id, itemId: kpi.id })),
    });
    await recordAudit(tx, viewer, {
      action: "round.create",
      subject: { kind: "round", fy },
      after: { ...summary(round), items: kpis.length, ...(handedOver === 0 ? {} : { handedOver }) },
    });
    return done(round);
  });
}

/** Changes what a round says, while it is prepared; `conflict` when it is no longer as the writer saw it. */
export async function updateRound(viewer: Viewer, raw: UpdateRoundInput): Promise<Result<RoundDto>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = updateSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id, seen, ...changed } = parsed.data;
  return writing(async (tx) => {
    const before = await lockRound(tx, id);
    if (!before) return refused("not_found");
    const refusal = await refusalOfEvent(tx, viewer, before, "edit");
    if (refusal) return refusal;
    const after: RoundDto = { ...before, ...changed, contact: changed.contact ?? before.contact };
    if (roundSeen(before) === roundSeen(after)) return done(before);
    if (roundSeen(before) !== seen) return refusedAsChanged(tx, viewer, before);
    await tx.collectionRound.update({
      where: { id },
      data: { ...summary(after), opensOn: toDay(after.opensOn), dueOn: toDay(after.dueOn) },
      select: { id: true },
    });
    await recordAudit(tx, viewer, {
      action: "round.update",
      subject: { kind: "round", fy: before.fy },
      before: summary(before),
      after: summary(after),
    });
    return done(after);
  });
}

function summary({ title, instructions, contact, attachesSheets, opensOn, dueOn }: RoundDto) {
  return { title, instructions, contact, attachesSheets, opensOn, dueOn };
}
