import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { ResponseStartView } from "../view-model";
import { StartForm } from "./start-form";

/** Whose link it is, what it asks for, and the one button. */
export function ResponseStart({ token, view }: { token: string; view: ResponseStartView }) {
  const { name, department, roundTitle, year, deadline, tone, items, endsSessionOf } = view;
  return (
    <div className="mx-auto flex w-full max-w-[40rem] flex-col gap-6">
      <PageHeading
        eyebrow={roundTitle}
        title={`${year}の実績の回答`}
        lead="このリンクから、パスワードなしで回答できます。ご本人だけがお使いください。"
      />
      <DescriptionList
        items={[
          { term: "回答する人", description: department === null ? name : `${department}　${name}` },
          { term: "期限", description: tone === "warning" ? <strong>{deadline}</strong> : deadline },
          {
            term: "回答をお願いする項目",
            description: items.join("、") || "いまはありません",
          },
        ]}
      />
      {endsSessionOf === null ? null : (
        <Notice tone="warning">
          このブラウザは、{endsSessionOf}
          さんが使っています。回答を始めると、{name}さんの画面に切り替わります。
        </Notice>
      )}
      <StartForm token={token} />
    </div>
  );
}

/** Too many openings from this address; nothing was looked at. */
export function ResponseLater({ sentence }: { sentence: string }) {
  return (
    <div className="mx-auto flex w-full max-w-[40rem] flex-col gap-6">
      <PageHeading title="しばらくお待ちください" />
      <Notice tone="warning">
        <p>{sentence}</p>
        <p>リンクはそのまま使えます。時間をおいて、メールのリンクをもう一度開いてください。</p>
      </Notice>
    </div>
  );
}
