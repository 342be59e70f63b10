import { CardTable } from "@/components/ui/data-table";
import type { TextInLanguages } from "@/domain/plan/texts/translated-texts";

const CAPTION = "ほかの言葉の公開ページに載せる文";

/** What the public pages in other languages say of the plan. To be read here, and changed by the plan's file. */
export function TextsInLanguages({ texts }: { texts: readonly TextInLanguages[] }) {
  const missing = texts.filter(({ said }) => Object.values(said).includes(null)).length;
  return (
    <>
      <p>
        やさしい日本語と英語の公開ページに載せる文です。計画ファイル（easy と en）で変えられます。
        {missing === 0
          ? "すべての文があります。"
          : `文がない${missing}件は、その言葉のページにも日本語のまま載ります。`}
      </p>
      <details>
        <summary className="text-link inline-flex min-h-11 cursor-pointer items-center">
          {`文の一覧を見る（${texts.length}件）`}
        </summary>
        <CardTable
          caption={CAPTION}
          captionHidden
          rows={texts.map((text, index) => ({ ...text, key: `${index} ${text.original}` }))}
          keyOf={({ key }) => key}
          columns={[
            { heading: "計画の文", cell: ({ original }) => original },
            { heading: "やさしい日本語", cell: ({ said }) => said.easy ?? "―" },
            {
              heading: "英語",
              cell: ({ said }) => (said.en === null ? "―" : <span lang="en">{said.en}</span>),
            },
          ]}
        />
      </details>
    </>
  );
}
