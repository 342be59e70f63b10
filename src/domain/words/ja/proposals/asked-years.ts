/** In which years something would be asked for no more, or again, in words. */
import type { AskedOtherwise } from "@/domain/proposals/asked-years";
import { fiscalYearsJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";

/** What there is to ask for, and what of other years stays. */
const WORDS: Record<AskedOtherwise["kind"], { readonly asked: string; readonly stays: string }> = {
  kpi: { asked: "実績", stays: "実績と評価" },
  metric: { asked: "実績", stays: "実績" },
  initiative: { asked: "状況", stays: "状況" },
};

/** 「手続の種類」は、令和9年度から令和11年度までの実績を所管課に照会せず、その年度の集計にも入れなくなります。… */
export function askedSentence({ kind, name, fys, isAsked }: AskedOtherwise): string {
  const { asked, stays } = WORDS[kind];
  const of = `${quoted(name)}は、${fiscalYearsJa(fys)}の${asked}を所管課に`;
  const isCounted = kind === "kpi";
  if (isAsked) {
    return `${of}${isCounted ? "照会し、その年度の集計にも入れるようになります。" : "照会するようになります。"}`;
  }
  const ends = isCounted ? "照会せず、その年度の集計にも入れなくなります。" : "照会しなくなります。";
  return `${of}${ends}ほかの年度の${stays}は、そのまま残ります。`;
}
