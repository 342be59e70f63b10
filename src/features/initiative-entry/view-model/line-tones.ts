import type { TagTone } from "@/components/ui/tag";
import type { ReportState } from "@/domain/reports/report";

/** How an answer's standing is drawn. */
export const STATE_TONES: Record<ReportState, TagTone> = {
  not_started: "neutral",
  draft: "working",
  submitted: "info",
  returned: "warning",
  approved: "success",
};
