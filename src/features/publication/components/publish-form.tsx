"use client";

import { useState } from "react";
import { ButtonLink } from "@/components/forms/button";
import { TextArea, TextField } from "@/components/forms/field";
import { FieldMessages } from "@/components/forms/field-frame";
import { errorsOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { LOOK_FIRST, PUBLISH_AFTER_LOOK } from "@/domain/words/ja/publication/next-publication";
import { staffRoutes } from "@/lib/routes";
import { publishAction } from "../actions";
import { type PreviewPage, previewHref } from "../view-model";

/** The id of the tick that says so. */
const LOOKED = "looked";

/** The words of a publication, a look at its pages, and the act. */
export function PublishForm({
  no,
  fingerprint,
  proposedTitle,
  previews,
  impediment,
}: {
  no: number;
  /** Stands for what the list of changes above the form shows. */
  fingerprint: string;
  proposedTitle: string;
  previews: readonly PreviewPage[];
  /** Why it cannot be published now; null where it can. */
  impediment: string | null;
}) {
  const [state, action, kept] = useKeptAction(publishAction, "publish");
  const [title, setTitle] = useState(proposedTitle);
  const [note, setNote] = useState("");
  // What would be published may have changed since a page was looked at.
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  const [isReminded, setReminded] = useState(false);
  const hasLooked = lookedAt === fingerprint;
  const errors = errorsOf(state);
  const lookError = errors.looked ?? (isReminded ? LOOK_FIRST : undefined);
  const leadToLook = () => {
    setReminded(true);
    document.getElementById(LOOKED)?.focus();
  };
  return (
    <KeptForm kept={kept} action={action} className="flex max-w-[48rem] flex-col gap-8">
      {errors[""] ? <Notice tone="error">{errors[""]}</Notice> : null}
      <section
        data-kept-for={no}
        data-kept-as={`第${no}号`}
        aria-labelledby="words"
        className="flex flex-col gap-4"
      >
        <h2 id="words" className="text-std-24B-150">
          2 見る人へのことば
        </h2>
        <TextField
          label="題名"
          name="title"
          required
          support="新しくなったことから作った案です。直せます。"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          error={errors.title}
        />
        <TextArea
          label="お知らせ"
          name="note"
          rows={3}
          support="公開ページの「今回の公表で新しくなったこと」と「これまでの公表」に、題名と並べて載ります。"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={errors.note}
        />
      </section>
      <section data-not-kept="" aria-labelledby="look" className="flex flex-col gap-3">
        <h2 id="look" className="text-std-24B-150">
          3 公表前の確認
        </h2>
        <p className="text-std-16N-170">
          公表したあとのページを、新しいタブで見られます。見たページには ✓ が付きます。
        </p>
        <Previews
          key={fingerprint}
          previews={previews}
          words={{ title, note }}
          hasLooked={hasLooked}
          onLooked={(isLooked) => setLookedAt(isLooked ? fingerprint : null)}
          error={hasLooked ? undefined : lookError}
        />
      </section>
      <input type="hidden" name="fingerprint" value={fingerprint} />
      <Act no={no} impediment={impediment} hasLooked={hasLooked} onUnlooked={leadToLook} />
    </KeptForm>
  );
}

/** The button, and beside it what keeps it from being pressed. */
function Act({
  no,
  impediment,
  hasLooked,
  onUnlooked,
}: {
  no: number;
  impediment: string | null;
  hasLooked: boolean;
  /** It was pressed before anything was looked at. */
  onUnlooked: () => void;
}) {
  const missing = impediment ?? (hasLooked ? null : PUBLISH_AFTER_LOOK);
  return (
    <div className="flex flex-col gap-3">
      {missing !== null && (
        <p id="missing" className="text-std-16N-170">
          {missing}
        </p>
      )}
      <div className="flex flex-wrap gap-4">
        <ButtonLink variant="secondary" href={staffRoutes.publications()}>
          戻る
        </ButtonLink>
        <SubmitButton
          pendingLabel="公表しています…"
          disabled={impediment !== null}
          aria-disabled={!hasLooked}
          onClick={(event) => {
            if (hasLooked) return;
            // Without a script it is sent, and the server says the same.
            event.preventDefault();
            onUnlooked();
          }}
          aria-describedby={missing === null ? undefined : "missing"}
        >
          第{no}号として公表する
        </SubmitButton>
      </div>
    </div>
  );
}

/**
 * The pages that the publication changes most, each with its ✓ once it was opened here. That they were looked at is said
 * by a tick: opening one sets it, and whoever looked before the session was lost sets it by hand.
 */
function Previews({
  previews,
  words,
  hasLooked,
  onLooked,
  error,
}: {
  previews: readonly PreviewPage[];
  words: { title: string; note: string };
  hasLooked: boolean;
  onLooked: (hasLooked: boolean) => void;
  error: string | undefined;
}) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const look = (path: string) => {
    setSeen((before) => new Set([...before, path]));
    onLooked(true);
  };
  return (
    <>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {previews.map(({ label, path, isPaper }) => (
          <li key={path}>
            <a
              className="text-link inline-flex min-h-11 items-center text-std-16N-170"
              href={isPaper ? path : previewHref(words, path)}
              target="_blank"
              rel="noopener"
              onClick={() => look(path)}
              onAuxClick={() => look(path)}
            >
              {label}
              <span className="sr-only">（新しいタブで開きます）</span>
            </a>
            {seen.has(path) && (
              <span className="ml-1 text-success-2">
                <span aria-hidden="true">✓</span>
                <span className="sr-only">見ました</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-2">
        <div className="flex items-start gap-3">
          <input
            type="checkbox"
            id={LOOKED}
            name="looked"
            value="yes"
            checked={hasLooked}
            onChange={(event) => onLooked(event.target.checked)}
            aria-required
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${LOOKED}-error` : undefined}
            className="mt-0.5 size-6 flex-none accent-blue-900"
          />
          <label htmlFor={LOOKED}>公表したあとのページを確かめました（ページを開くと印が付きます）</label>
        </div>
        <FieldMessages error={error} errorId={`${LOOKED}-error`} />
      </div>
    </>
  );
}
