import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { EvidenceToPublish as Placed } from "@/domain/publication/evidence";
import type { PublishedEvidence } from "@/domain/publication/snapshot";
import { kindOfContentType } from "@/domain/reports/entry/evidence";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { EVIDENCE_KIND_WORDS, sizeWords } from "@/domain/words/ja/reports/evidence";

/**
 * The evidence that the next publication shows to everybody; what is new in it first, because it cannot be taken back.
 * @param problem why it is too much; null when it can be published
 */
export function EvidenceToPublish({
  evidence,
  problem,
}: {
  evidence: readonly Placed[];
  problem: string | null;
}) {
  if (evidence.length === 0) return null;
  const fresh = evidence.filter(({ isNew }) => isNew);
  const known = evidence.filter(({ isNew }) => !isNew);
  return (
    <section aria-labelledby="evidence-to-publish" className="flex flex-col gap-4">
      <h3 id="evidence-to-publish" className="text-std-18B-160">
        市民が見られるようになる根拠資料（{evidence.length}件）
      </h3>
      <p>
        「公開」にした資料のうち、実績か取組の状況が承認されているものです。一度公表したファイルは、公表を取り下げても、過去の公表に残ります（外すには「公開の停止」をします）。内容に個人情報などが含まれていないか、公表の前に確かめてください。
      </p>
      {problem !== null && (
        <Notice tone="error" title="根拠資料が多すぎるため、公表できません。">
          {problem}
        </Notice>
      )}
      {fresh.length > 0 && <Pieces pieces={fresh} />}
      {known.length > 0 && (
        <details>
          <summary className="w-fit py-2 text-std-16B-170">
            前回の公表にもある資料（{known.length}件）
          </summary>
          <div className="mt-2">
            <Pieces pieces={known} />
          </div>
        </details>
      )}
    </section>
  );
}

function Pieces({ pieces }: { pieces: readonly Placed[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {pieces.map(({ kpiId, kpiName, fy, piece, isNew }) => (
        <li
          key={`${kpiId}/${fy}/${piece.title}/${piece.kind === "file" ? piece.sha256 : piece.url}`}
          className="flex items-start gap-3"
        >
          {isNew && <Tag tone="warning">新規</Tag>}
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {piece.title}（{kindWords(piece)}）
            <span className="block text-dns-14N-130 text-solid-gray-800">
              {kpiName}・{fiscalYearJa(fy)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function kindWords(piece: PublishedEvidence): string {
  if (piece.kind === "url") return `Webページ ${piece.url}`;
  const kind = kindOfContentType(piece.contentType);
  const size = sizeWords(piece.size);
  return kind === null ? size : `${EVIDENCE_KIND_WORDS[kind]}、${size}`;
}
