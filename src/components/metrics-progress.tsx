import type { Progress } from "@/domain/reports/progress";
import { metricsProgressWords } from "@/domain/words/ja/plan/metrics";

/** How far the metrics are, apart from the KPIs. Draws nothing where none is asked for. */
export function MetricsProgress({ progress }: { progress: Progress }) {
  if (progress.total === 0) return null;
  return <p className="text-std-16N-170">{metricsProgressWords(progress)}</p>;
}
