import type { TagTone } from "@/components/ui/tag";
import type { DueStatus, ReportState } from "@/domain/reports/report";

export const STATE_TONES: Record<ReportState, TagTone> = {
  not_started: "neutral",
  draft: "working",
  submitted: "info",
  returned: "warning",
  approved: "success",
};

/** Only what presses is worth a mark of its own. */
export const DUE_TONES: Partial<Record<DueStatus, TagTone>> = { overdue: "error", due_soon: "warning" };
