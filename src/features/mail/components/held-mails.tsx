"use client";

import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { releaseMailsAction } from "../actions";
import type { Hold } from "../view-model";

/** Says that mails wait since a backup was put back, and lets them go. It stays to tell what was done. */
export function HeldMails({ hold }: { hold: Hold | null }) {
  const [state, action, kept] = useKeptAction(releaseMailsAction, null);
  if (hold === null && state === null) return null;
  const choice = (waiting: "send" | "keep", label: string) => (
    <KeptForm kept={kept} action={action}>
      <input type="hidden" name="waiting" value={waiting} />
      <SubmitButton
        size="md"
        variant={waiting === "send" ? "primary" : "secondary"}
        pendingLabel="再開しています…"
      >
        {label}
      </SubmitButton>
    </KeptForm>
  );
  return (
    <section aria-label="止めているメール" className="mt-6 flex flex-col gap-4">
      <FormOutcome
        state={state}
        done={({ sent, kept }) =>
          `メールの送信を再開しました。${sent > 0 ? `待っていた${sent}通を送ります。` : ""}${kept > 0 ? `待っていた${kept}通は、送らずに控えとして残しました。` : ""}`
        }
        failed="メールの送信を再開できませんでした"
      />
      {hold === null ? null : (
        <Notice tone="warning" title="メールの送信を止めています">
          <p>
            <time dateTime={hold.sinceAt}>{hold.since}</time>
            にバックアップから復元したため、メールを1通も送っていません。送信を待っているメールが
            {hold.waiting}
            通あります。バックアップの後に一度送ったものが含まれているかもしれません。ご確認のうえ、再開してください。
          </p>
          <div className="mt-4 flex flex-wrap gap-4">
            {hold.waiting > 0 ? (
              <>
                {choice("send", `${hold.waiting}通を送って再開する`)}
                {choice("keep", `${hold.waiting}通は送らずに再開する`)}
              </>
            ) : (
              choice("send", "送信を再開する")
            )}
          </div>
        </Notice>
      )}
    </section>
  );
}
