"use client";

import { Notice } from "@/components/ui/notice";
import { Button } from "../button";
import { useLeftBehind } from "./kept-places";
import type { Apart, Moved } from "./kept-text";
import { usePlaces } from "./kept-text-owner";
import type { KeptTold } from "./use-kept-input";

/** What stands in its fields again. */
export function RestoredTold({ told, onDiscard }: { told: KeptTold; onDiscard: () => void }) {
  if (told.before === null) return null;
  const hasMoved = told.moved.length > 0;
  return (
    <Notice tone={hasMoved ? "warning" : "info"} title="送られていなかった入力を復元しました">
      <p>前回この画面で入力し、まだ送られていなかった内容です。内容をご確認ください。</p>
      {hasMoved && (
        <>
          <p>入力したあとに、この画面の次の欄が変わっています。いまの値に合うか、確かめてください。</p>
          <MovedList moved={told.moved} />
        </>
      )}
      {told.hasFile && <p>ファイルは復元できません。もう一度選んでください。</p>}
      <Button variant="secondary" size="sm" onClick={onDiscard}>
        復元した入力を破棄する
      </Button>
    </Notice>
  );
}

function MovedList({ moved }: { moved: readonly Moved[] }) {
  return (
    <ul className="list-disc pl-6">
      {moved.map(({ label, before, now }) => (
        <li key={label} className="whitespace-pre-line">
          {`${label}：${shownText(before)} → ${shownText(now)}`}
        </li>
      ))}
    </ul>
  );
}

/** What does not: what somebody saved meanwhile stays in the field until the person decides otherwise. */
export function ApartTold({
  told: { apart, moved, before },
  onTake,
  onDiscard,
}: {
  told: KeptTold;
  onTake: (text: Apart) => void;
  onDiscard: () => void;
}) {
  if (apart.length === 0) return null;
  return (
    <Notice tone="warning" title="復元していない入力があります">
      <p>
        入力したあとに、この画面の内容が変わりました。次の入力は変わる前の内容についてのものなので、欄に戻していません。いまの内容にも当てはまるか、確かめてください。
      </p>
      <ul className="flex flex-col gap-3">
        {apart.map((text) => (
          <li key={text.name} className="flex flex-col items-start gap-1">
            {text.label === null ? null : <span className="text-std-16B-170">{text.label}</span>}
            <span className="whitespace-pre-line">{`あなたの入力：${shownText(text.typed)}`}</span>
            {text.now === null ? null : (
              <>
                <span className="whitespace-pre-line">{`いまの内容：${shownText(text.now)}`}</span>
                {text.isOffered ? (
                  <Button
                    variant="secondary"
                    size="sm"
                    onClick={() => onTake(text)}
                    aria-label={text.label === null ? undefined : `あなたの入力を欄に入れる（${text.label}）`}
                  >
                    あなたの入力を欄に入れる
                  </Button>
                ) : (
                  <span>いまは選べません。</span>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {before === null && moved.length > 0 && (
        <>
          <p>次の欄も変わっています。</p>
          <MovedList moved={moved} />
        </>
      )}
      <Button variant="secondary" size="sm" onClick={onDiscard}>
        欄に戻していない入力を破棄する
      </Button>
    </Notice>
  );
}

/** What was typed into a form that is not there any more. */
export function LeftBehindTold() {
  const { left, drop } = useLeftBehind(usePlaces()(""));
  if (left.length === 0) return null;
  return (
    <Notice tone="warning" title="送られていない入力が残っています" className="mb-6">
      <p>
        この画面で入力したあとに状況が変わり、入力欄がなくなりました。次の入力は送られていません。必要な文は、ここから控えてください。
      </p>
      <dl className="flex flex-col gap-3">
        {left.flatMap(({ key, fields }) =>
          Object.entries(fields).map(([name, { label, said }]) =>
            said === "" ? null : (
              <div key={`${key} ${name}`}>
                {label === null ? null : <dt className="text-std-16B-170">{label}</dt>}
                <dd className="whitespace-pre-line">{said}</dd>
              </div>
            ),
          ),
        )}
      </dl>
      <Button variant="secondary" size="sm" onClick={drop}>
        この控えを消す
      </Button>
    </Notice>
  );
}

function shownText(text: string): string {
  return text === "" ? "（空欄）" : text;
}
