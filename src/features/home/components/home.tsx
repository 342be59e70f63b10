import Link from "next/link";
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
      <PageHeading title="ホーム" lead={view.said} />
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
      <Items id="waiting" title="いま対応が必要なもの" items={view.waiting} />
      <Items id="others" title="ほかの人の対応を待っているもの" items={view.others} isQuiet />
      <Items id="more" title="確認できるもの" items={view.more} isQuiet />
    </div>
  );
}

/** One below the other: what is to be done has a button, what is only to be known a link. Draws nothing where there is none. */
function Items({
  id,
  title,
  items,
  isQuiet = false,
}: {
  id: string;
  title: string;
  items: readonly HomeItem[];
  isQuiet?: boolean;
}) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className={isQuiet ? "text-std-20B-150" : "text-std-24B-150"}>
        {title}
      </h2>
      <ul className="border-t border-solid-gray-420">
        {items.map((item, index) => (
          <Item key={item.title} item={item} isQuiet={isQuiet} isFirst={index === 0} />
        ))}
      </ul>
    </section>
  );
}

function Item({ item, isQuiet, isFirst }: { item: HomeItem; isQuiet: boolean; isFirst: boolean }) {
  const { title, urgent, count, unit, text, href, linkLabel } = item;
  return (
    <li className="flex flex-col items-start gap-x-6 gap-y-2 border-b border-solid-gray-420 py-3 md:flex-row md:items-center">
      <div className="min-w-0 flex-1">
        <h3 className="flex flex-wrap items-baseline gap-x-3 text-std-17B-170">
          {title}
          {count === null ? null : (
            <span
              className={isQuiet ? "tabular-nums" : "text-std-24B-150 tabular-nums"}
            >{`${count}${unit}`}</span>
          )}
          {urgent ? <Tag tone="warning">お急ぎください</Tag> : null}
        </h3>
        <p className="text-std-16N-170">{text}</p>
      </div>
      {isQuiet ? (
        <Link className="text-link inline-flex min-h-11 items-center text-std-16N-170" href={href}>
          {linkLabel}
        </Link>
      ) : (
        <ButtonLink href={href} variant={isFirst ? "primary" : "secondary"}>
          {linkLabel}
        </ButtonLink>
      )}
    </li>
  );
}
