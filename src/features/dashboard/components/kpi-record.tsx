import type { ReactNode } from "react";
import { Mark, PendingMark } from "@/components/mark";
import { Moment } from "@/components/moment";
import { CardTable, type Column } from "@/components/ui/data-table";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { publicationNo } from "@/domain/words/ja/reports/as-of";
import { judgementMark } from "@/domain/words/ja/reports/judgement";
import {
  BY_LINK,
  MISSING_REASON_WORDS,
  ON_BEHALF,
  REPORT_EVENT_WORDS,
} from "@/domain/words/ja/reports/reports";
import type { KpiPage } from "../loaders/kpi";
import type { BesideLine, DefinitionLine, ReplacedLine } from "../view-model/kpi";

/** What was published, what holds, and what waits: side by side where they are not the same. */
export function BesidePublished({
  lines,
  publication,
}: Pick<KpiPage, "publication"> & { lines: readonly BesideLine[] }) {
  const told = publication === null ? "公表" : `公表（${publicationNo(publication.no)}）`;
  return (
    <Part
      id="published"
      title="公表した値といまの値"
      isEmpty={lines.length === 0}
      empty="値は、まだありません。"
    >
      <CardTable
        caption="公表した値といまの値"
        captionHidden
        rows={lines}
        keyOf={({ fy }) => fy}
        columns={[
          {
            heading: "年度",
            isRowHead: true,
            cell: ({ year, differs }) => (
              <>
                {year}
                {differs ? <span className="block font-normal">未公表の変更あり</span> : null}
              </>
            ),
          },
          { heading: told, cell: ({ published }) => (published === null ? "―" : <Figure {...published} />) },
          {
            heading: "承認済み",
            cell: ({ approved }) => (approved === null ? "―" : <Figure {...approved} />),
          },
          {
            heading: "承認前",
            cell: ({ pending }) =>
              pending === null ? (
                "―"
              ) : (
                <>
                  <span className="block tabular-nums">{pending.value}</span>
                  <PendingMark code={pending.code} />
                </>
              ),
          },
        ]}
      />
    </Part>
  );
}

function Figure({ value, code }: NonNullable<BesideLine["published"]>) {
  return (
    <>
      <span className="block tabular-nums">{value}</span>
      <Mark code={code} />
    </>
  );
}

/** What became another one, with its reason and its day. */
function Told({
  lines,
}: {
  lines: readonly {
    readonly key: string;
    readonly text: string;
    readonly reason: string;
    readonly notes?: readonly string[];
    readonly when: ReactNode;
  }[];
}) {
  return (
    <ul className="divide-y divide-solid-gray-420 border-y border-solid-gray-420">
      {lines.map(({ key, text, reason, notes = [], when }) => (
        <li key={key} className="py-3">
          <p className="font-bold">{text}</p>
          <p>{reason === "" ? "理由の記載はありません。" : reason}</p>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p className="text-dns-14N-130 text-solid-gray-700">{when}</p>
        </li>
      ))}
    </ul>
  );
}

export function Replaced({ lines }: { lines: readonly ReplacedLine[] }) {
  return (
    <Part
      id="replaced"
      title="訂正・確定・説明の更新"
      isEmpty={lines.length === 0}
      empty="訂正はありません。"
    >
      <Told
        lines={lines.map(({ key, fy, what, change, marks, reason, when }) => {
          const told = [fiscalYearJa(fy), what, change].filter((text) => text !== null).join("　");
          const turned = marks === null ? "" : `（${judgementMark(marks[0])} → ${judgementMark(marks[1])}）`;
          return { key, text: `${told}${turned}`, reason, when };
        })}
      />
    </Part>
  );
}

export function Changes({ lines, withPlan }: { lines: readonly DefinitionLine[]; withPlan: boolean }) {
  return (
    <Part
      id="changes"
      title="定義の変更"
      isEmpty={lines.length === 0}
      empty="この指標の定義は、変わっていません。"
    >
      <Told
        lines={lines.map(({ key, planName, text, reason, notes, decided }) => ({
          key,
          text: withPlan ? `${planName}　${text}` : text,
          reason,
          notes,
          when: decided,
        }))}
      />
    </Part>
  );
}

export function Evidence({ pieces }: { pieces: KpiPage["evidence"] }) {
  return (
    <Part id="evidence" title="根拠資料" isEmpty={pieces.length === 0} empty="根拠資料はありません。">
      <ul className="flex flex-col gap-2">
        {pieces.map(({ key, fy, title, href, note }) => (
          <li key={key} className="flex flex-wrap gap-x-4">
            <span>{fiscalYearJa(fy)}</span>
            <a className="text-link" href={href}>
              {title}
            </a>
            <span className="text-solid-gray-700">{note}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

type HistoryLine = NonNullable<KpiPage["now"]>["history"][number];

/** Who entered and who approved what, year by year; and where figures came from that nobody entered. */
export function History({
  lines,
  documented,
}: {
  lines: readonly HistoryLine[];
  documented: readonly string[];
}) {
  const years = Map.groupBy(lines, ({ fy }) => fy);
  return (
    <Part
      id="history"
      title="だれが入力し、だれが承認したか"
      isEmpty={lines.length === 0 && documented.length === 0}
      empty="まだだれも入力していません。"
    >
      {[...years].map(([fy, ofYear], index) => (
        <details key={fy} open={index === 0}>
          <summary className="flex min-h-11 w-fit items-center text-link">
            {`${fiscalYearJa(fy)}（${ofYear.length}件）`}
          </summary>
          <HistoryTable fy={fy} lines={ofYear} />
        </details>
      ))}
      {documented.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Part>
  );
}

function HistoryTable({ fy, lines }: { fy: FiscalYear; lines: readonly HistoryLine[] }) {
  return (
    <CardTable
      caption={`${fiscalYearJa(fy)}の記録`}
      captionHidden
      rows={lines}
      keyOf={({ no }) => no}
      columns={HISTORY_COLUMNS}
    />
  );
}

const HISTORY_COLUMNS: readonly Column<HistoryLine>[] = [
  { heading: "いつ", isRowHead: true, className: "nowrap", cell: ({ at }) => <Moment at={at} /> },
  {
    heading: "だれが",
    cell: ({ isByLink, author }) => (isByLink ? `${author}（${BY_LINK}）` : author),
  },
  {
    heading: "何を",
    className: "nowrap",
    cell: ({ isOnBehalf, event }) => (isOnBehalf ? ON_BEHALF : REPORT_EVENT_WORDS[event]),
  },
  {
    heading: "値",
    isNumber: true,
    cell: ({ missing, figure }) => (missing === null ? figure : MISSING_REASON_WORDS[missing]),
  },
  {
    heading: "コメント・訂正の理由",
    className: "whitespace-pre-line md:min-w-60",
    cell: ({ comment, correctionReason }) => comment || correctionReason,
  },
];

function Part({
  id,
  title,
  isEmpty,
  empty,
  children,
}: {
  id: string;
  title: string;
  isEmpty: boolean;
  empty: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h2 id={id} className="text-std-24B-150">
        {title}
      </h2>
      {isEmpty ? <p>{empty}</p> : children}
    </section>
  );
}
