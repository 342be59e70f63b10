/** What a city calls the columns of its own tables of figures. Those of kpis.csv and metrics.csv are among them. */
import type { HeadingWords } from "@/domain/imports/past-figures/columns";

export const HEADING_WORDS: HeadingWords = [
  ["item", ["kpi_id", "metric_id", "id", "指標id", "kpiのid"]],
  [
    "item",
    [
      "kpi_name",
      "metric_name",
      "指標名",
      "指標の名前",
      "指標",
      "kpi名",
      "kpi",
      "重要業績評価指標",
      "重要業績評価指標（kpi）",
      "項目名",
      "項目",
      "名称",
    ],
  ],
  ["year", ["fiscal_year", "年度", "対象年度", "実績年度", "年"]],
  ["figure", ["actual_value", "value", "実績値", "実績", "数値", "値"]],
  ["asOf", ["as_of_date", "時点", "基準日", "集計時点"]],
  ["reason", ["reason", "要因", "実績の要因", "増減の理由", "理由", "数値の説明"]],
  ["nextStep", ["next_step", "今後の取組", "今後の取り組み"]],
  // Never 備考: what stands there is the city's own, and the note of a figure is published.
  ["basisNote", ["note", "注記", "集計の範囲", "集計の範囲・注記"]],
];
