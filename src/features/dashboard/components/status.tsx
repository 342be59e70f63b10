import { Mark, PendingMark } from "@/components/mark";
import { Tag, type TagTone } from "@/components/ui/tag";
import { formatQuantity } from "@/domain/plan/quantity";
import type { PaceCode } from "@/domain/reports/pace/pace";
import type { ReportState } from "@/domain/reports/report";
import { PACE_WORDS } from "@/domain/words/ja/reports/pace";
import { datedStatusNote, MISSING_REASON_WORDS } from "@/domain/words/ja/reports/reports";
import type { KpiStanding, Replacement, WorkingFigure } from "../view-model/dashboard";
import { departmentName } from "../view-model/department-name";

const PACE_TONES: Record<PaceCode, TagTone> = {
  on_track: "success",
  slightly_behind: "warning",
  behind: "error",
};

/** How far a report is that has no figure yet; what a draft says is its department's own. */
const UNANSWERED_WORDS: Partial<Record<ReportState, string>> = { draft: "下書き", returned: "差戻し中" };

/** What an answer that awaits a decision would do to the one in force; a first figure does nothing to any. */
const REPLACEMENT_WORDS: Record<Replacement, string> = {
  corrected: "訂正",
  confirmed: "確定",
  reworded: "説明の更新",
};

/** 所管課：市民課. A publication may name nobody. */
export function departmentText(standing: Pick<KpiStanding, "department" | "isTold">): string {
  return standing.department === null ? departmentName(standing) : `所管課：${standing.department}`;
}

/** 順調 / やや遅れ / 遅れ, a supplement beside the mark; － where it is not defined. */
export function PaceTag({ code }: { code: PaceCode | null }) {
  return code === null ? <span>－</span> : <Tag tone={PACE_TONES[code]}>{PACE_WORDS[code]}</Tag>;
}

/** How far the figure has come: what is official, and what is still being worked on. */
export function StatusTags({
  standing,
  align = "start",
}: {
  standing: KpiStanding;
  /** `end`: one below the other at the right edge, under a number. */
  align?: "start" | "end";
}) {
  const { official, working, year, isTold, reported } = standing;
  const unanswered = UNANSWERED_WORDS[reported ?? "not_started"] ?? "未入力";
  const source = year.origin === "document" ? "計画書の数値" : "承認済み";
  return (
    <span
      className={align === "end" ? "inline-flex flex-col items-end gap-1" : "inline-flex flex-wrap gap-1"}
    >
      {official === "published" ? <Tag tone="success">公表済み</Tag> : null}
      {official === "approved" ? <Tag tone="info">{`${source}・未公表`}</Tag> : null}
      {official === "none" && working === null ? <Tag>{isTold ? "公表なし" : unanswered}</Tag> : null}
      {working ? <WorkingTag working={working} /> : null}
    </span>
  );
}

export function WorkingTag({ working }: { working: WorkingFigure }) {
  return (
    <Tag tone="working">
      {working.replaces === null ? "" : `${REPLACEMENT_WORDS[working.replaces]}：`}
      提出済み・未承認
    </Tag>
  );
}

/** The approved figure, with what it is where it is not the year's own, or why there is none. */
export function officialValueText({ kpi, year, official }: KpiStanding): string {
  if (year.actual !== null) return figureText(kpi, year);
  if (official !== "none" && year.missing && year.missing.reason !== "not_entered") {
    return MISSING_REASON_WORDS[year.missing.reason];
  }
  return "－";
}

/** A figure that awaits a decision as it stands: the value, why there is none, or that nothing readable was entered. */
export function workingValueText({ kpi }: KpiStanding, { year }: WorkingFigure): string {
  if (year.actual !== null) return figureText(kpi, year);
  if (year.missing && year.missing.reason !== "not_entered") return MISSING_REASON_WORDS[year.missing.reason];
  return "数値なし";
}

/** 7,000千枚（年度途中の値、令和8年9月30日時点） */
function figureText(kpi: KpiStanding["kpi"], { actual, figureStatus, asOf }: KpiStanding["year"]): string {
  return `${formatQuantity(actual, kpi)}${datedStatusNote(figureStatus ?? "final", asOf)}`;
}

/** The official mark; before approval the one to come, in words that cannot be taken for it. */
export function StandingMark({ standing }: { standing: KpiStanding }) {
  const { year, official, working } = standing;
  if (official !== "none" || working === null) return <Mark code={year.judgement.code} />;
  return <PendingMark code={working.year.judgement.code} />;
}
