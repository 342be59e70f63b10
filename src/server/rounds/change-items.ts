/** The writer of what a round asks for and of whom. */

import { z } from "zod";
import { can } from "@/domain/shared/access";
import type { KpiId } from "@/domain/shared/kpi-id";
import { quoted } from "@/domain/words/ja/quotes";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { writing } from "@/server/db/transaction";
import { kpiId, rowId, seen } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { readPlans } from "@/server/plan/queries";
import { queueMails } from "@/server/reports/notify";
import { itemsSeen, type RespondentDto, type RoundItemDto, readItems, readRespondents } from "./items";
import { lockRound, refusalOfEvent, refusedAsChanged } from "./rows";

const setItemsSchema = z.strictObject({
  id: rowId,
  seen,
  items: z.array(z.strictObject({ kpiId, respondentId: rowId.nullable() })).max(5_000),
});

export type SetItemsInput = z.input<typeof setItemsSchema>;

/**
 * Sets what the round asks for, and the person asked for each (null: everybody of the department). While the round is
 * open nothing can be taken out, and who is asked for the first time gets the opening mail.
 * `invalid` at `respondent.<kpiId>` for somebody who cannot answer; `conflict` when the items are no longer as seen.
 * @returns how many are asked for, and how many mails were made
 */
export async function setItems(
  viewer: Viewer,
  raw: SetItemsInput,
  now: Date = new Date(),
): Promise<Result<{ items: number; mails: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = setItemsSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id, seen } = parsed.data;
  const wanted = new Map(parsed.data.items.map((item) => [item.kpiId, item.respondentId]));
  return writing(async (tx) => {
    const round = await lockRound(tx, id);
    if (!round) return refused("not_found");
    const refusal = await refusalOfEvent(tx, viewer, round, "change_items");
    if (refusal) return refusal;
    const people = await readRespondents(tx);
    const items = await readItems(tx, round, await readPlans(tx), people);
    const change = compare(items, wanted);
    if (change.unknown.length > 0) {
      return refused("invalid", {
        "": "この年度の計画にないものが選ばれています。画面を読み込み直してください。",
      });
    }
    const asked = wanted.size;
    if (change.added.length + change.removed.length + change.named.length === 0) {
      return done({ items: asked, mails: 0 });
    }
    if (itemsSeen(items) !== seen) return refusedAsChanged(tx, viewer, round);
    const takenOut =
      change.removed.length > 0 ? await refusalOfEvent(tx, viewer, round, "take_out_items") : null;
    if (takenOut) return takenOut;
    const errors = wrongPeople([...change.added, ...change.named], wanted, people);
    if (Object.keys(errors).length > 0) return refused("invalid", errors);

    const renewed = [...change.removed, ...change.named].map(({ kpiId }) => kpiId);
    await tx.roundItem.deleteMany({ where: { roundId: id, itemId: { in: renewed } } });
    await tx.roundItem.createMany({
      data: [...change.added, ...change.named].map(({ kpiId }) => ({
        roundId: id,
        itemId: kpiId,
        respondentId: wanted.get(kpiId) ?? null,
      })),
    });
    const mails =
      round.state === "open" ? await queueMails(tx, { roundId: id, occasion: { kind: "opening" } }, now) : 0;
    const nameOf = (personId: string | null) =>
      people.find((person) => person.id === personId)?.name ?? "課の全員";
    await recordAudit(tx, viewer, {
      action: "round.items",
      subject: { kind: "round", fy: round.fy },
      before: { items: items.filter(({ isIncluded }) => isIncluded).length },
      after: {
        items: asked,
        ...listed(
          "added",
          change.added.map(({ name }) => name),
        ),
        ...listed(
          "removed",
          change.removed.map(({ name }) => name),
        ),
        ...listed(
          "respondents",
          change.named.map(
            ({ name, kpiId, respondent }) =>
              `${name}（${respondent?.name ?? "課の全員"}から${nameOf(wanted.get(kpiId) ?? null)}へ）`,
          ),
        ),
        ...(mails > 0 ? { mails } : {}),
      },
    });
    return done({ items: asked, mails });
  });
}

function listed(name: string, values: readonly string[]): Record<string, string[]> {
  return values.length === 0 ? {} : { [name]: [...values] };
}

function compare(items: readonly RoundItemDto[], wanted: ReadonlyMap<KpiId, string | null>) {
  const known = new Set(items.map(({ kpiId }) => kpiId));
  return {
    unknown: [...wanted.keys()].filter((kpiId) => !known.has(kpiId)),
    added: items.filter(({ isIncluded, kpiId }) => !isIncluded && wanted.has(kpiId)),
    removed: items.filter(({ isIncluded, kpiId }) => isIncluded && !wanted.has(kpiId)),
    named: items.filter(
      ({ isIncluded, kpiId, respondent }) =>
        isIncluded && wanted.has(kpiId) && (respondent?.id ?? null) !== wanted.get(kpiId),
    ),
  };
}

/** Only who is newly named is looked at: one who has moved meanwhile is flagged on the page, and stays until replaced. */
function wrongPeople(
  items: readonly RoundItemDto[],
  wanted: ReadonlyMap<KpiId, string | null>,
  people: readonly RespondentDto[],
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { kpiId, name, department } of items) {
    const respondentId = wanted.get(kpiId) ?? null;
    if (respondentId === null) continue;
    const person = people.find(({ id }) => id === respondentId);
    if (!person?.active || department === null || person.departmentId !== department.id) {
      errors[`respondent.${kpiId}`] =
        `${quoted(name)}の担当者は、所管課の、利用中のアカウントから選んでください。`;
    }
  }
  return errors;
}
