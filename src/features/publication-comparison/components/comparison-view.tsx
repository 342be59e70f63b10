import Link from "next/link";
import { buttonClass } from "@/components/forms/button-class";
import { SelectField } from "@/components/forms/field";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import {
  COMPARE_TITLE,
  differencesSentence,
  type ToldDifference,
} from "@/domain/words/ja/publication/differences";
import { CHANGE_KIND_WORDS } from "@/domain/words/ja/publication/publication";
import { publicationNo } from "@/domain/words/ja/reports/as-of";
import { staffRoutes } from "@/lib/routes";
import type { ComparisonPage } from "../loaders";
import { differenceGroups } from "../view-model";

/** Two publications, and what is different between them: by kind, each in a sentence, words old and new. */
export function ComparisonView({ page }: { page: ComparisonPage }) {
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs items={[{ label: "公表", href: staffRoutes.publications() }, { label: COMPARE_TITLE }]} />
      <PageHeading
        title={COMPARE_TITLE}
        lead="公表した内容が、前の号からどう変わったかを一覧にします。このページのアドレスを送ると、同じ比較を見てもらえます。"
      />
      {page.choices.length < 2 ? (
        <Notice tone="info" title="比べられる公表がまだありません">
          <p>2回目の公表をすると、ここで前の号との違いを見られます。</p>
        </Notice>
      ) : (
        <>
          <Choose page={page} />
          <Differences page={page} />
        </>
      )}
    </div>
  );
}

/** A plain GET form: the choice stands in the address. */
function Choose({ page: { choices, chosen } }: { page: ComparisonPage }) {
  return (
    <form
      action={staffRoutes.publicationComparison()}
      key={`${chosen.from}/${chosen.to}`}
      className="flex max-w-[64rem] flex-col gap-4"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label="前の号" name="from" options={choices} defaultValue={chosen.from} />
        <SelectField label="あとの号" name="to" options={choices} defaultValue={chosen.to} />
      </div>
      <button type="submit" className={buttonClass({}, "self-start")}>
        比べる
      </button>
    </form>
  );
}

function Differences({ page: { pair, differences, dashboardHref } }: { page: ComparisonPage }) {
  if (!pair.ok) return <Notice tone="warning" title={pair.problem ?? ""} />;
  return (
    <>
      <div>
        <p className="text-std-18B-160">{differencesSentence(pair, differences)}</p>
        {dashboardHref === null ? null : (
          <p className="print-hidden">
            <Link className="text-link inline-flex min-h-11 items-center" href={dashboardHref}>
              {`${publicationNo(pair.to)}の時点の進捗を見る`}
            </Link>
          </p>
        )}
      </div>
      {differenceGroups(differences).map(({ kind, differences: own }) => (
        <section key={kind} aria-labelledby={`kind-${kind}`} className="flex flex-col gap-4">
          <h2 id={`kind-${kind}`} className="text-std-24B-150">
            {CHANGE_KIND_WORDS[kind]}（{own.length.toLocaleString("en-US")}件）
          </h2>
          <ul className="border-t border-solid-gray-420">
            {own.map((difference) => (
              <li
                key={JSON.stringify(difference)}
                className="flex flex-col gap-3 border-b border-solid-gray-420 py-4"
              >
                <p>{difference.text}</p>
                {difference.link === null ? null : (
                  <p className="print-hidden">
                    <Link className="text-link" href={difference.link.href}>
                      {difference.link.label}
                    </Link>
                  </p>
                )}
                {difference.texts.map((text) => (
                  <OldAndNew key={text.what} text={text} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function OldAndNew({ text: { what, before, after } }: { text: ToldDifference["texts"][number] }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-std-16B-170">{what}</h3>
      <dl className="grid gap-x-8 gap-y-2 md:grid-cols-2">
        {[
          { word: "前", text: before },
          { word: "あと", text: after },
        ].map((side) => (
          <div key={side.word} className="border-l-4 border-solid-gray-420 pl-3">
            <dt className="text-solid-gray-700">{side.word}</dt>
            <dd className="whitespace-pre-wrap">{side.text || "（記載なし）"}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
