import { DescriptionList } from "@/components/ui/description-list";
import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import type { ReportContent } from "@/domain/reports/report";
import { dateJa } from "@/domain/words/ja/dates";
import { awaitedText, MISSING_REASON_WORDS } from "@/domain/words/ja/reports";

/** A report's content to read: whoever decides sees just this. */
export function ReportSummary({
  content,
  correctionReason,
  kpi,
}: {
  content: ReportContent;
  correctionReason: string;
  kpi: Pick<Kpi, "unit" | "decimals">;
}) {
  const { missing } = content;
  const rows: [string, string][] = missing
    ? [
        [
          "実績",
          missing.reason === "awaiting_release"
            ? awaitedText(missing.expectedOn)
            : MISSING_REASON_WORDS[missing.reason],
        ],
        ["値がない理由", missing.note],
        ["値が分かる見込みの日", missing.expectedOn ? dateJa(missing.expectedOn) : ""],
        ["今後の取組", content.nextStep],
        ["集計の範囲・注記", content.basisNote],
      ]
    : [
        ["実績", content.actual === null ? content.actualText : formatQuantity(content.actual, kpi)],
        ["要因", content.reason],
        ["今後の取組", content.nextStep],
        ["いつの時点の値か", content.asOf ? `${dateJa(content.asOf)}時点` : ""],
        ["集計の範囲・注記", content.basisNote],
        ...(content.warningNote === ""
          ? []
          : [["この値で正しい理由", content.warningNote] as [string, string]]),
      ];
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
