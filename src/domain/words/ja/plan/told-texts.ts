/** Texts of a plan whose change is no 「前 → 後」 of one wording: a metric that comes or goes, and the KPIs that initiatives work on. */
import type { DefinitionChange, Kpi } from "@/domain/plan/definition";
import { metricOfPath } from "@/domain/plan/texts/metric-texts";
import { quoted } from "@/domain/words/ja/quotes";
import { wholeMetricWords } from "./metrics";
import { changedValues, pathWords, textValue } from "./plan";

/**
 * What a change of a definition is, old → new, without its year and its reason.
 * @param path where a text stands that was changed; null where that is not known, and for every other change
 * @param nameOf of any KPI, and of metrics, by its id
 */
export function definitionWords(
  { change, path }: { readonly change: DefinitionChange; readonly path: string | null },
  kpi: Kpi | null,
  ledger: readonly DefinitionChange[],
  nameOf: (id: string) => string | null,
): string {
  const own = toldTextWords(path, change);
  if (own !== null) return own;
  // Whose text it is, of a KPI the sentence says already.
  const name = path === null ? undefined : pathWords(path, metricOfPath(path) ? nameOf : () => null);
  const said = { ...change, before: textValue(path, change.before), after: textValue(path, change.after) };
  return changedValues(said, kpi, ledger, nameOf, name);
}

type Values = Pick<DefinitionChange, "before" | "after">;

/**
 * KPI以外の実績の追加「…」, 「…」が関わる指標 なし → …; null for a text that is told by its place, old → new.
 * @param path where the text stands; null where that is not known
 */
export function toldTextWords(path: string | null, values: Values): string | null {
  if (path === null) return null;
  if (metricOfPath(path)?.part === null) {
    const { before, after } = values;
    return `${wholeMetricWords(before === null)}${quoted(after ?? before ?? "")}`;
  }
  if (!isOfSupports(path)) return null;
  return supportLines(values)
    .map(({ initiative, was, is }) => `${quoted(initiative)}が関わる指標 ${was} → ${is}`)
    .join("／");
}

/** Whether a text says which KPIs initiatives work on. */
export function isOfSupports(path: string): boolean {
  return path.endsWith(".supports");
}

/** Both values have a line for each initiative, in the same order: its words, then its KPIs. */
export function supportLines({ before, after }: Values) {
  const old = (before ?? "").split("\n");
  return (after ?? "").split("\n").map((line, index) => {
    const words = commonHead(old[index] ?? "", line);
    const kpis = (said = "") => said.slice(words.length).replace(/^—?$/, "なし");
    return { initiative: words.replace(/: $/, ""), was: kpis(old[index]), is: kpis(line) };
  });
}

/** The initiative's words may have a colon of their own: what both lines begin with, up to its last colon. */
function commonHead(one: string, other: string): string {
  let shared = 0;
  while (shared < other.length && one[shared] === other[shared]) shared += 1;
  const colon = other.slice(0, shared).lastIndexOf(": ");
  return colon === -1 ? "" : other.slice(0, colon + 2);
}
