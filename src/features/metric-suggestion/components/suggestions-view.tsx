import { ButtonLink } from "@/components/forms/button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DescriptionList } from "@/components/ui/description-list";
import { DoneNotice } from "@/components/ui/done-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { SuggestionState } from "@/domain/proposals/metric-suggestion";
import {
  DECLINED_TOLD,
  OWN_SUGGESTIONS_TITLE,
  SUGGEST_METRIC,
  SUGGESTIONS_TITLE,
} from "@/domain/words/ja/rounds/suggestions";
import { staffRoutes } from "@/lib/routes";
import type { Told } from "../schema";
import type { SuggestionItem, SuggestionsPage } from "../view-model";
import { DeclineForm } from "./decline-form";
import { WithdrawForm } from "./withdraw-form";

const TOLD_WORDS: Readonly<Record<Told, string>> = {
  made: "提案しました。検討の結果は、この画面に表示し、メールでもお知らせします。",
  withdrawn: "提案を取り下げました。",
  declined: DECLINED_TOLD,
};

const TONES: Readonly<Record<SuggestionState, TagTone>> = {
  waiting: "info",
  drafted: "working",
  accepted: "success",
  declined: "neutral",
  withdrawn: "neutral",
};

/** What departments suggest: of all of them for the office, of one's own for a department. */
export function SuggestionsView({ page }: { page: SuggestionsPage }) {
  const { told, isOffice, maySuggest, open, settled } = page;
  const title = maySuggest ? OWN_SUGGESTIONS_TITLE : SUGGESTIONS_TITLE;
  return (
    <div className="flex max-w-[56rem] flex-col gap-8">
      <div className="flex flex-col gap-6">
        <Breadcrumbs items={[{ label: title }]} />
        <PageHeading
          title={title}
          lead={
            isOffice
              ? "所管課が、計画に加えてほしいと提案した数値（KPI以外の実績）です。計画に加えるか、理由を添えて見送ってください。"
              : "計画に加えてほしい数値（KPI以外の実績）の提案と、その結果です。公表されません。"
          }
        />
        {maySuggest && (
          <ButtonLink className="w-fit" href={staffRoutes.newSuggestion()}>
            {SUGGEST_METRIC}
          </ButtonLink>
        )}
      </div>
      {told && <DoneNotice title={TOLD_WORDS[told]} />}
      <Group id="open" title="検討中の提案" items={open} />
      {settled.length > 0 && <Group id="settled" title="結果の出た提案" items={settled} />}
    </div>
  );
}

function Group({ id, title, items }: { id: string; title: string; items: readonly SuggestionItem[] }) {
  return (
    <section aria-labelledby={`${id}-heading`} className="flex flex-col gap-4">
      <h2 id={`${id}-heading`} className="text-std-24B-150">
        {title}（{items.length}）
      </h2>
      {items.length === 0 ? (
        <p>いまはありません。</p>
      ) : (
        <ul className="flex flex-col gap-4">
          {items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ item }: { item: SuggestionItem }) {
  const { id, name, state, stateWord, by, facts, allowed, draftHref, proposalHref } = item;
  return (
    <li className="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4 md:p-6">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 text-std-18B-160">{name}</h3>
        <Tag tone={TONES[state]}>{stateWord}</Tag>
      </div>
      <p className="text-std-16N-170">{by}</p>
      <DescriptionList
        items={facts.map(({ term, description }) => ({
          term,
          description: <span className="whitespace-pre-wrap">{description}</span>,
        }))}
      />
      {allowed.draft && (
        <ButtonLink className="w-fit" href={draftHref}>
          計画に加える<span className="sr-only">（{name}）</span>
        </ButtonLink>
      )}
      {proposalHref !== null && (
        <ButtonLink className="w-fit" variant="secondary" href={proposalHref}>
          変更案を確かめる
        </ButtonLink>
      )}
      {allowed.decline && <DeclineForm id={id} suggested={name} />}
      {allowed.withdraw && <WithdrawForm id={id} suggested={name} />}
    </li>
  );
}
