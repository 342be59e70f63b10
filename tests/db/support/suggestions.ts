/** A metric as a department types it that suggests one. */
import { fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { makeSuggestion } from "@/server/proposals/suggestions/change";
import { NOW, PLAN } from "./reports";

type Typed = Parameters<typeof makeSuggestion>[1];

export function typedSuggestion(over: Partial<Typed> = {}): Typed {
  return {
    place: `${PLAN.id}/${PLAN.id}:plan`,
    name: "電子図書の貸出冊数",
    unit: "冊",
    decimals: "0",
    lowest: "",
    source: "図書館年報",
    from: String(fiscalYearOf(NOW)),
    until: "",
    reason: "来館しない人の利用が分かるため",
    ...over,
  };
}

let count = 0;

/** One of another name each time: the same is not suggested twice. */
export function anotherSuggestion(): Typed {
  count += 1;
  return typedSuggestion({ name: `窓口の待ち時間${count}` });
}
