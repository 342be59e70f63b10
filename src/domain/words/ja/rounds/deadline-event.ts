/** The deadline of a round as an entry of somebody's calendar, in words. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";

/** 令和7年度 実績の照会　期限：令和8年5月31日. With the day: an entry that a calendar left where it was is seen to be an old one. */
export function deadlineTitle(fy: FiscalYear, dueOn: IsoDate): string {
  return `${fiscalYearJa(fy)} 実績の照会　期限：${dateJa(dueOn)}`;
}

export const DEADLINE_NOTES = [
  "詳しくは、照会のメールをご覧ください。",
  "期限が変わったときは、新しいメールに付いたファイルを開くと、この予定が新しい期限に置き換わります。前の期限の予定が残ったときは、削除してください。",
] as const;
