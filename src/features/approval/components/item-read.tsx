import Link from "next/link";
import type { ReactNode } from "react";
import { AssessmentContentRead } from "@/components/assessment-content";
import { HandledBy } from "@/components/handling";
import { InitiativeAnswerRead } from "@/components/initiative-answer";
import { PendingMark } from "@/components/mark";
import { Moment } from "@/components/moment";
import { Opened } from "@/components/opened";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import { EVIDENCE_KIND_WORDS } from "@/domain/words/ja/reports/evidence";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { evidenceFileHref, staffRoutes } from "@/lib/routes";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import type { AssessmentItem, FigureItem, InitiativeItem } from "../view-model";

/** A figure with all that is known of it. */
export function FigureRead({ item }: { item: FigureItem }) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Opened fy={item.fy} seen={[`${item.kpiId}/${item.version}`]} />
      <ItemHead name={item.name}>
        {item.isMetric && `${METRICS}　`}
        {item.place}　{item.department}
      </ItemHead>
      <div className="rounded-12 border border-solid-gray-420 bg-solid-gray-50 p-4">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span className="text-std-28B-150 tabular-nums">{item.answer}</span>
          {item.mark && <PendingMark code={item.mark} />}
        </p>
        <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-1 text-std-16N-170 tabular-nums">
          {item.beside.map(({ term, text }) => (
            <div key={term} className="flex flex-wrap gap-x-2">
              <dt className="text-solid-gray-700">{term}</dt>
              <dd className="font-bold">{text}</dd>
            </div>
          ))}
        </dl>
        {item.meaning.map((sentence) => (
          <p key={sentence} className="mt-2 text-std-16N-170">
            {sentence}
          </p>
        ))}
      </div>
      <Warnings warnings={item.warnings} />
      <DescriptionList
        items={[
          ...item.words.map(written),
          { term: "根拠資料", description: <Evidence pieces={item.evidence} /> },
          ...(item.submitted
            ? [
                {
                  term: "提出",
                  description: (
                    <>
                      {item.submitted.text}　<Moment at={item.submitted.at} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p>
        <Link className="text-link text-std-16N-170" href={staffRoutes.entryForm(item.kpiId, item.fy)}>
          {item.isMetric ? "数え方・やり取り・履歴を見る" : "グラフ・数え方・やり取り・履歴を見る"}
        </Link>
      </p>
    </div>
  );
}

/** 取組の状況: state and words, beside what was said before. */
export function InitiativeRead({ item }: { item: InitiativeItem }) {
  const { initiativeId, fy, version, content, beside, undecided, handling } = item;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Opened fy={fy} seen={[`${initiativeId}/${version}`]} />
      <ItemHead name={item.name}>
        {INITIATIVES_TITLE}　{item.place}　{item.department}
      </ItemHead>
      <div className="rounded-12 border border-solid-gray-420 bg-solid-gray-50 p-4">
        <InitiativeAnswerRead content={content} />
      </div>
      <Warnings warnings={item.warnings} />
      {undecided !== null && <p className="text-std-16N-170">{undecided}</p>}
      <DescriptionList
        items={[
          ...item.words.map(written),
          ...beside.map(({ term, content }) => ({
            term,
            description: <InitiativeAnswerRead content={content} />,
          })),
          { term: "根拠資料", description: <Evidence pieces={item.evidence} /> },
        ]}
      />
      {handling !== null && (
        <p className="text-std-16N-170">
          <HandledBy handling={handling} />
        </p>
      )}
      <p>
        <Link className="text-link text-std-16N-170" href={staffRoutes.entryInitiative(fy, initiativeId)}>
          資料・やり取りを見る
        </Link>
      </p>
    </div>
  );
}

function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return <p className="text-std-16N-170">警告：なし</p>;
  return (
    <Notice tone="warning" title="警告があります">
      <ul className="list-disc pl-6">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Notice>
  );
}

function written({ term, text }: FigureItem["words"][number]) {
  return {
    term,
    description:
      text === "" ? (
        <span className="text-solid-gray-700">（記入なし）</span>
      ) : (
        <span className="whitespace-pre-wrap">{text}</span>
      ),
  };
}

function Evidence({ pieces }: { pieces: readonly EvidenceDto[] }) {
  if (pieces.length === 0) return <span className="text-solid-gray-700">登録された資料はありません</span>;
  return (
    <ul>
      {pieces.map((piece) => (
        <li key={piece.id}>
          {piece.url === null ? (
            <a className="text-link" href={evidenceFileHref(piece.id)} download>
              {piece.title}
            </a>
          ) : (
            <a className="text-link" href={piece.url} target="_blank" rel="noopener noreferrer">
              {piece.title}
              <span className="sr-only">（新しいタブで開きます）</span>
            </a>
          )}
          <span className="text-solid-gray-700">
            （{piece.kind === "url" ? "Webページ" : EVIDENCE_KIND_WORDS[piece.kind]}・
            {piece.isStopped ? "公開を停止" : piece.isPublic ? "公開" : "内部"}）
          </span>
        </li>
      ))}
    </ul>
  );
}

/** 総括・意見, beside what it would replace. */
export function AssessmentRead({ item }: { item: AssessmentItem }) {
  const { planId, partId, fy, version, content, inForce, correctionReason, handling } = item;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Opened fy={fy} seen={[`${partId}/${version}`]} />
      <ItemHead name={item.name}>
        {ASSESSMENTS_TITLE}　{item.planName}
      </ItemHead>
      <AssessmentContentRead content={content} reason={correctionReason} />
      {inForce !== null && (
        <details>
          <summary className="w-fit py-2 text-std-16B-170">承認済みの内容を見る</summary>
          <AssessmentContentRead content={inForce} reason="" />
        </details>
      )}
      {handling !== null && (
        <p className="text-std-16N-170">
          <HandledBy handling={handling} />
        </p>
      )}
      <p>
        <Link
          className="text-link text-std-16N-170"
          href={staffRoutes.entryAssessments(fy, { plan: planId, part: partId })}
        >
          この年度の状況（承認済みの実績と取組）と並べて見る
        </Link>
      </p>
    </div>
  );
}

/** What waits, by its name. @param children of what kind it is, and whose */
function ItemHead({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <p className="text-dns-14N-130 text-solid-gray-700">{children}</p>
      <h2 id="item-heading" className="mt-1 text-std-24B-150">
        {name}
      </h2>
    </div>
  );
}
