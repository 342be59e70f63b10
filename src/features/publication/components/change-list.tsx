import { Tag } from "@/components/ui/tag";
import type { PublicationChange } from "@/domain/publication/snapshot";
import { changeWords } from "@/domain/words/ja/publication/publication";

const KINDS: Record<PublicationChange["kind"], { tone: "info" | "warning" | "neutral"; word: string }> = {
  first: { tone: "info", word: "初回" },
  figure: { tone: "info", word: "実績" },
  correction: { tone: "warning", word: "訂正" },
  confirmation: { tone: "info", word: "確定" },
  mark: { tone: "warning", word: "評価" },
  text: { tone: "neutral", word: "説明" },
  evidence: { tone: "neutral", word: "資料" },
  assessments: { tone: "info", word: "総括" },
  initiatives: { tone: "info", word: "取組" },
  definition: { tone: "neutral", word: "定義" },
  withdrawal: { tone: "warning", word: "取下げ" },
};

/** What the next publication changes, in the words that the public page will use. */
export function ChangeList({ changes }: { changes: readonly PublicationChange[] }) {
  if (changes.length === 0) {
    return <p>前回の公表から変わったところはありません。承認された実績があると、ここに並びます。</p>;
  }
  return (
    <ul className="flex flex-col gap-3">
      {changes.map((change) => (
        <li
          key={`${change.kind}/${change.kpiId}/${change.fy}/${change.text}`}
          className="flex items-start gap-3"
        >
          <Tag tone={KINDS[change.kind].tone}>{KINDS[change.kind].word}</Tag>
          <span>{changeWords(change)}</span>
        </li>
      ))}
    </ul>
  );
}
