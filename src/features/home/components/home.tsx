import { ButtonLink } from "@/components/forms/button";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Tag } from "@/components/ui/tag";
import type { HomeView } from "../view-model/home";
import type { HomeItem } from "../view-model/home-input";
import { FirstRun } from "./first-run";

/** What waits for the person who signed in, and where else they may go. */
export function Home({ view }: { view: HomeView }) {
  return (
    <div className="flex flex-col gap-8">
      <PageHeading title="ホーム" lead={`${view.name} さんの作業をまとめています。`} />
      {view.disk ? (
        <Notice tone="warning" title={view.disk.title}>
          <p>{view.disk.text}</p>
        </Notice>
      ) : null}
      {view.withoutDepartment ? (
        <Notice tone="warning" title="所管課が設定されていません">
          <p>実績を入力するには、所管課の設定が必要です。システム管理者にご連絡ください。</p>
        </Notice>
      ) : null}
      {view.deadlines.map(({ text, tone }) => (
        <Notice key={text} tone={tone === "error" ? "warning" : tone}>
          <p>{text}</p>
        </Notice>
      ))}
      {view.firstRun ? <FirstRun lines={view.firstRun} /> : null}
      <section aria-labelledby="waiting" className="flex flex-col gap-4">
        <h2 id="waiting" className="text-std-24B-150">
          対応をお願いします
        </h2>
        {view.waiting.length > 0 ? (
          <ul className="grid gap-4 md:grid-cols-2">
            {view.waiting.map((item) => (
              <WaitingItem key={item.title} item={item} />
            ))}
          </ul>
        ) : (
          <p>いま対応が必要なものはありません。</p>
        )}
      </section>
      <section aria-labelledby="more" className="flex flex-col gap-4">
        <h2 id="more" className="text-std-24B-150">
          確認できるもの
        </h2>
        <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
          {view.more.map((item) => (
            <li
              key={item.title}
              className="flex flex-col items-start gap-3 rounded-12 border border-solid-gray-420 p-4 md:p-6"
            >
              <h3 className="text-std-18B-160">{item.title}</h3>
              <p className="flex-1">{item.text}</p>
              <ButtonLink href={item.href} variant="secondary">
                {item.linkLabel}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function WaitingItem({ item }: { item: HomeItem }) {
  return (
    <li className="flex flex-col items-start gap-3 rounded-12 border border-solid-gray-420 p-4 md:p-6">
      <h3 className="flex flex-wrap items-center gap-2 text-std-18B-160">
        {item.title}
        {item.urgent ? <Tag tone="warning">お急ぎください</Tag> : null}
      </h3>
      <p className="text-std-32B-150 tabular-nums">
        {item.count}
        <span className="ml-1 text-std-17B-170">{item.unit}</span>
      </p>
      <p className="flex-1">{item.text}</p>
      <ButtonLink href={item.href}>{item.linkLabel}</ButtonLink>
    </li>
  );
}
