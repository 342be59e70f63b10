import type { InitiativeContent } from "@/domain/reports/initiatives/initiative";
import { INITIATIVE_FIELD_WORDS } from "@/domain/words/ja/reports/initiative-answers";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";

/** An answer that is only read: the state, and what was written. */
export function InitiativeAnswerRead({ content }: { content: InitiativeContent }) {
  const texts = (["done", "result", "nextStep"] as const).filter((name) => content[name].trim() !== "");
  return (
    <div className="flex flex-col gap-1 text-std-16N-170">
      <p className="font-bold">
        {content.progress === null ? "未選択" : INITIATIVE_STATE_WORDS[content.progress]}
      </p>
      {texts.length > 0 && (
        <dl className="flex flex-col gap-1">
          {texts.map((name) => (
            <div key={name}>
              <dt className="text-solid-gray-700">{INITIATIVE_FIELD_WORDS[name]}</dt>
              <dd className="whitespace-pre-wrap">{content[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
