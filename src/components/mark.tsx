import { Fragment } from "react";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { MarkedYear } from "@/domain/reports/series";
import { placeOfMark } from "@/domain/reports/tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { JUDGEMENT_WORDS, judgementMark } from "@/domain/words/ja/reports/judgement";
import { interimText, NOT_SURVEYED_YEAR } from "@/domain/words/ja/reports/reports";

/** Styles of {@link Mark}; a page without them still reads 「△ 上向き」. */
export const MARK_CSS = `
.mk{display:inline-flex;align-items:center;gap:.35em;padding:.1em .6em .1em .45em;border:1px solid currentColor;border-radius:99px;background:#fff;font-weight:700;line-height:1.5;white-space:nowrap}
.mk b{font-size:1.15em;line-height:1}
.mk-achieved{color:#197a4b}.mk-improving{color:#927200}.mk-not_achieved{color:#ce0000}.mk-not_evaluated{color:#666;font-weight:400}
.mk-p{color:#1a1a1a;border:1px dashed #6e5600;font-weight:400}
`;

/** The mark of a KPI: symbol and word, so that neither colour nor shape alone carries it (○ 達成, △ 上向き …). Nothing without one. */
export function Mark({ code }: { code: JudgementCode | null }) {
  if (code === null) return null;
  const { symbol, word } = JUDGEMENT_WORDS[code];
  return (
    <span className={`mk mk-${code}`}>
      <b>{symbol}</b> {word}
    </span>
  );
}

/** The mark that a figure would get once it is approved: in words and frame that cannot be taken for a mark that was given. Nothing without one. */
export function PendingMark({ code }: { code: JudgementCode | null }) {
  if (code === null) return null;
  return <span className="mk mk-p">{`見込み ${judgementMark(code)}`}</span>;
}

/**
 * The mark of a year, or what stands in its place: a year that still runs has at most 年度途中の値, and one without a survey
 * says so. Neither is － 未評価.
 */
export function YearMark({
  year,
  lastEnded,
}: {
  year: MarkedYear;
  /** The latest fiscal year that has ended; null where no year is taken to run. */
  lastEnded: FiscalYear | null;
}) {
  const place = placeOfMark(year, lastEnded);
  if (place === "mark") return <Mark code={year.judgement.code} />;
  if (place === "not_surveyed") return <span className="mp">{NOT_SURVEYED_YEAR}</span>;
  if (year.actual === null || year.figureStatus !== "interim") return null;
  // 年度途中の値（令和8年 | 9月30日時点）: a narrow column breaks it there only.
  return (
    <span className="mp">
      {interimText(year.asOf)
        .split(/(?=（)|(?<=年)(?=\d)/)
        .map((piece) => (
          <Fragment key={piece}>
            {piece}
            <wbr />
          </Fragment>
        ))}
    </span>
  );
}
