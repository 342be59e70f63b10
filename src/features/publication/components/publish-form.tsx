"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ButtonLink } from "@/components/forms/button";
import { TextArea, TextField } from "@/components/forms/field";
import { errorsOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { HAS_LOOKED, PUBLISH_AFTER_LOOK } from "@/domain/words/ja/publication/next-publication";
import { staffRoutes } from "@/lib/routes";
import { publishAction } from "../actions";
import { type PreviewPage, previewHref } from "../view-model";

/** The words of a publication, a look at its pages, and the act. */
export function PublishForm({
  no,
  fingerprint,
  proposedTitle,
  previews,
  looks,
  impediment,
}: {
  no: number;
  /** Stands for what the list of changes above the form shows. */
  fingerprint: string;
  proposedTitle: string;
  previews: readonly PreviewPage[];
  /** Of these, what this person has opened, of exactly this content: the server's record. */
  looks: readonly string[];
  /** Why it cannot be published now; null where it can. */
  impediment: string | null;
}) {
  const [state, action, kept] = useKeptAction(publishAction, "publish");
  // Until it is typed over, it goes with what would be published.
  const [typedTitle, setTitle] = useState<string | null>(null);
  const title = typedTitle ?? proposedTitle;
  const [note, setNote] = useState("");
  const hasLooked = looks.length > 0;
  const errors = errorsOf(state);
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
          公表したあとのページを、新しいタブで見られます。見たページには ✓
          が付きます。内容が変わったときは、もう一度見てください。
        </p>
        <Previews
          key={fingerprint}
          previews={previews}
          words={{ title, note }}
          looks={looks}
          error={hasLooked ? undefined : errors.looked}
        />
      </section>
      <input type="hidden" name="fingerprint" value={fingerprint} />
      <Act no={no} impediment={impediment} hasLooked={hasLooked} />
    </KeptForm>
  );
}

/** The button, and beside it what keeps it from being pressed. */
function Act({ no, impediment, hasLooked }: { no: number; impediment: string | null; hasLooked: boolean }) {
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
          // Pressed all the same it is sent: the server may know of a look that this page has not heard of, or says what is missing.
          aria-disabled={!hasLooked}
          aria-describedby={missing === null ? undefined : "missing"}
        >
          第{no}号として公表する
        </SubmitButton>
      </div>
    </div>
  );
}

/** How often, and how many times, it is asked whether a page that was opened has been noted. */
const ASK_AGAIN_MS = 2_000;
const TIMES_ASKED = 15;

/**
 * Reads the page again until what was opened is on record, and whenever the person comes back to this tab.
 * @param pending whether something was opened that the record does not have yet
 */
function useNewestLooks(pending: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!pending) return;
    const ask = () => router.refresh();
    let asked = 0;
    const timer = setInterval(() => {
      asked += 1;
      if (asked > TIMES_ASKED) clearInterval(timer);
      else ask();
    }, ASK_AGAIN_MS);
    window.addEventListener("focus", ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", ask);
    };
  }, [pending, router]);
}

/** The pages that the publication changes most, each with its ✓ once the server has shown it to this person. */
function Previews({
  previews,
  words,
  looks,
  error,
}: {
  previews: readonly PreviewPage[];
  words: { title: string; note: string };
  looks: readonly string[];
  error: string | undefined;
}) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  useNewestLooks([...opened].some((path) => !looks.includes(path)));
  const open = (path: string) => setOpened((before) => new Set([...before, path]));
  const link = ({ label, path, isPaper }: PreviewPage) => (
    <a
      className="text-link inline-flex min-h-11 items-center text-std-16N-170"
      href={isPaper ? path : previewHref(words, path)}
      target="_blank"
      rel="noopener"
      onClick={() => open(path)}
      onAuxClick={() => open(path)}
    >
      {label}
      <span className="sr-only">（新しいタブで開きます）</span>
    </a>
  );
  const [first] = previews;
  return (
    <>
      {error !== undefined && (
        <Notice tone="error" title={error}>
          {first && <p>{link({ ...first, label: `${first.label}を開く` })}</p>}
        </Notice>
      )}
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {previews.map((page) => (
          <li key={page.path}>
            {link(page)}
            {looks.includes(page.path) && (
              <span className="ml-1 text-success-2">
                <span aria-hidden="true">✓</span>
                <span className="sr-only">見ました</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="text-std-16N-170">
        {looks.length > 0 ? HAS_LOOKED : null}
      </p>
    </>
  );
}
