/** Approving at once what gives no cause to look closer. */

import { z } from "zod";
import { isForBulk } from "@/domain/reports/entry/entry-checks";
import { previewReport } from "@/domain/reports/entry/preview";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, REFUSAL_WORDS, type Result, refused } from "@/lib/result";
import { reportUnexpected } from "@/lib/unexpected";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { kpiId, rowId } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { readPlansOnce } from "@/server/plan/queries";
import { approvedFigures } from "@/server/reports/approved";
import { changeReport, listReports, type ReportDto } from "@/server/reports/queries";
import { figuresOfYear } from "./items";

const schema = z.strictObject({
  roundId: rowId,
  reports: z
    .array(z.strictObject({ kpiId, version: z.int().min(1) }))
    .min(1, { error: "承認する提出を選んでください。" })
    .max(1_000),
});
export type ApproveReportsInput = z.input<typeof schema>;

export interface ApprovalsDto {
  readonly approved: readonly { readonly kpiId: KpiId; readonly name: string }[];
  readonly left: readonly { readonly kpiId: KpiId; readonly name: string; readonly reason: string }[];
}

const CHANGED = "表示したあとに変更されました。内容を確かめてください。";

/**
 * Approves each report that is still as seen and gives no warning, each in a transaction of its own with its own audit
 * event; what is not approved comes back with the reason, be it an error that nobody expected: whoever approved twenty
 * things at once learns of each what became of it. `forbidden` where nothing of it may be decided by this person.
 */
export async function approveReports(
  viewer: Viewer,
  raw: ApproveReportsInput,
  now: Date = new Date(),
): Promise<Result<ApprovalsDto>> {
  if (!can(viewer, "report.approve", {})) return refused("forbidden");
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { roundId, reports } = parsed.data;
  const round = await db().collectionRound.findUnique({
    where: { id: roundId },
    select: { fy: true, items: { select: { itemId: true } } },
  });
  if (!round) return refused("not_found");
  const fy = fiscalYear(round.fy);
  const asked = new Set(round.items.map(({ itemId: kpiId }) => kpiId));
  const wanted = new Map(
    reports.filter(({ kpiId }) => asked.has(kpiId)).map((each) => [each.kpiId, each.version]),
  );
  if (wanted.size === 0) return refused("not_found");
  const found = await readCandidates(viewer, fy, wanted, now);
  if (!found.ok) return found;
  const decidable = found.value.filter(({ isOwn }) => !isOwn);
  if (decidable.length === 0) return refused("forbidden");

  const approved: ApprovalsDto["approved"][number][] = [];
  const left: ApprovalsDto["left"][number][] = [];
  for (const { report, name, isOwn, mayBeTogether } of found.value) {
    const { kpiId } = report;
    const version = wanted.get(kpiId) ?? 0;
    const reason = isOwn
      ? "ご自身が提出したもの、回答リンクを書き出したものは、ほかの担当者が承認します。"
      : report.version !== version || report.state !== "submitted"
        ? CHANGED
        : !mayBeTogether
          ? "警告があります。画面を開いて内容を確かめてください。"
          : await approve(viewer, { kpiId, fy, version }, now);
    if (reason === null) approved.push({ kpiId, name });
    else left.push({ kpiId, name, reason });
  }
  return done({ approved, left });
}

interface Candidate {
  readonly report: ReportDto;
  readonly name: string;
  readonly isOwn: boolean;
  readonly mayBeTogether: boolean;
}

async function readCandidates(
  viewer: Viewer,
  fy: FiscalYear,
  wanted: ReadonlyMap<string, number>,
  now: Date,
): Promise<Result<Candidate[]>> {
  const [plans, reports, revisions] = await Promise.all([
    readPlansOnce(),
    listReports(viewer, { fy }, now),
    approvedFigures(db(), { id: { in: [...wanted.keys()] } }),
  ]);
  if (!reports.ok) return reports;
  const byKpi = new Map(reports.value.map((report) => [report.kpiId, report]));
  return done(
    figuresOfYear(plans, fy).flatMap(({ plan, kpi, department }): Candidate[] => {
      const report = byKpi.get(kpi.id);
      if (!report || !wanted.has(kpi.id)) return [];
      const resource = {
        departmentId: department?.id ?? null,
        authorIds: report.authorIds,
        allowSelfApproval: plan.settings.allowSelfApproval,
        report: { kpiId: kpi.id, fy },
      };
      return [
        {
          report,
          name: kpi.name,
          isOwn: !can(viewer, "report.approve", resource),
          mayBeTogether: isForBulk(
            previewReport(plan, kpi, fy, revisions, report.content).warnings,
            report.content?.warningNote ?? "",
          ),
        },
      ];
    }),
  );
}

/** @returns why it was not approved; null: it was */
async function approve(
  viewer: Viewer,
  report: { kpiId: KpiId; fy: FiscalYear; version: number },
  now: Date,
): Promise<string | null> {
  let result: Awaited<ReturnType<typeof changeReport>>;
  try {
    result = await changeReport(viewer, { ...report, event: "approve" }, now);
  } catch (error) {
    const { kpiId, fy } = report;
    return reportUnexpected(error, { what: "approval failed", told: "承認できませんでした。", kpiId, fy });
  }
  if (result.ok) return null;
  if (result.reason === "full") return REFUSAL_WORDS.full;
  if (result.reason === "busy") return "混み合っていて承認できませんでした。もう一度お試しください。";
  return (
    result.errors?.[""] ??
    (result.reason === "conflict" ? CHANGED : "承認できませんでした。画面を開いて確かめてください。")
  );
}
