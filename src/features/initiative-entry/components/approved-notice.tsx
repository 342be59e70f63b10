import { DoneNotice } from "@/components/ui/done-notice";

/** What was approved on the page before. */
export function ApprovedNotice({ approved, next }: { approved: number | null; next: string }) {
  if (approved === null) return null;
  return <DoneNotice title={`${approved}件を承認しました`}>{next}</DoneNotice>;
}
