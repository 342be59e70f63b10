import type { JudgementCode } from "@/domain/reports/judgement";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/judgement";

/** Styles of {@link Mark}; a page without them still reads 「△ 上向き」. */
export const MARK_CSS = `
.mk{display:inline-flex;align-items:center;gap:.35em;padding:.1em .6em .1em .45em;border:1px solid currentColor;border-radius:99px;background:#fff;font-weight:700;line-height:1.5;white-space:nowrap}
.mk b{font-size:1.15em;line-height:1}
.mk-achieved{color:#197a4b}.mk-improving{color:#927200}.mk-not_achieved{color:#ce0000}.mk-not_evaluated{color:#666;font-weight:400}
`;

/** The mark of a KPI: symbol and word, so that neither colour nor shape alone carries it (○ 達成, △ 上向き …). */
export function Mark({ code }: { code: JudgementCode }) {
  const { symbol, word } = JUDGEMENT_WORDS[code];
  return (
    <span className={`mk mk-${code}`}>
      <b>{symbol}</b> {word}
    </span>
  );
}
