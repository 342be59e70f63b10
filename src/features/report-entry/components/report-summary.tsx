import { DescriptionList } from "@/components/ui/description-list";
import type { Kpi } from "@/domain/plan/definition";
import type { ReportContent } from "@/domain/reports/report";
import { dateJa } from "@/domain/words/ja/dates";
import { answeredByLines, type EnteredBy } from "@/domain/words/ja/reports/answered-by";
import { reasonLabel } from "@/domain/words/ja/reports/entry";
import { answerWords } from "@/domain/words/ja/reports/reports";
import type { RevisionView } from "../schema";

/** A report's content to read: whoever decides sees just this. */
export function ReportSummary({
  content,
  correctionReason,
  kpi,
  isMetric,
  writtenWith,
  enteredBy,
}: {
  content: ReportContent;
  correctionReason: string;
  kpi: Pick<Kpi, "unit" | "decimals">;
  /** KPI以外の実績. */
  isMetric: boolean;
  /** What was true when it was written. */
  writtenWith?: RevisionView["writtenWith"];
  enteredBy: EnteredBy | null;
}) {
  const { missing } = content;
  const answer = answerWords(content, kpi) ?? content.actualText;
  const rows: [string, string][] = missing
    ? [
        ["実績", answer],
        ["値がない理由", missing.note],
        ["値が分かる見込みの日", missing.expectedOn ? dateJa(missing.expectedOn) : ""],
        ["今後の取組", content.nextStep],
        ["集計の範囲・注記", content.basisNote],
      ]
    : [
        ["実績", answer],
        [reasonLabel({ isMetric }), content.reason],
        ["今後の取組", content.nextStep],
        ["いつの時点の値か", content.asOf ? `${dateJa(content.asOf)}時点` : ""],
        ["集計の範囲・注記", content.basisNote],
        ...(content.warningNote === ""
          ? []
          : [["この値で正しい理由", content.warningNote] as [string, string]]),
      ];
  if (writtenWith) {
    rows.push(
      ...answeredByLines(writtenWith, enteredBy).map(([term, text]): [string, string] => [term, text]),
    );
  }
  if (writtenWith?.unit && writtenWith.unit !== kpi.unit) rows.push(["回答したときの単位", writtenWith.unit]);
  if (correctionReason !== "") rows.unshift(["訂正の理由", correctionReason]);
  return (
    <DescriptionList
      items={rows.map(([term, text]) => ({
        term,
        description:
          text === "" ? (
            <span className="text-solid-gray-700">（記入なし）</span>
          ) : (
            <span className="whitespace-pre-wrap">{text}</span>
          ),
      }))}
    />
  );
}
