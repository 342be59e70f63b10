import { YearMark } from "@/components/mark";
import { Card } from "@/components/ui/card";
import type { PlanWords } from "@/domain/plan/definition";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { initiativeTallyWords, PENDING_ANSWER_WORDS } from "@/domain/words/ja/reports/initiative-entry";
import {
  completedInText,
  INITIATIVE_STATE_WORDS,
  initiativeCountsInWords,
} from "@/domain/words/ja/reports/initiatives";
import type { Facts } from "../view-model/facts";

/** What was approved of the year: the marks of the KPIs, and how the initiatives stand. */
export function FactsView({
  fy,
  lastEnded,
  facts,
  words,
}: {
  fy: FiscalYear;
  /** A year that still runs has no mark. */
  lastEnded: FiscalYear;
  facts: Facts;
  words: PlanWords;
}) {
  const { kpis, areOfPillar, counts, pending, initiatives } = facts;
  const { opening, states, closing } = initiativeCountsInWords(counts, fy, fy > lastEnded);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const approved = states.filter(({ state }) => state !== "unanswered").map(({ text }) => text);
  const waiting = initiativeTallyWords(pending);
  return (
    <Card title={`${fiscalYearJa(fy)}の状況（承認済み）`} className="flex flex-col gap-4 self-start">
      <div className="flex flex-col gap-2">
        <h3 className="text-std-17B-170">
          {areOfPillar ? `${words.pillar}の${words.kpiShort}` : words.kpiShort}
        </h3>
        {kpis.length === 0 && <p>この年度の指標はありません。</p>}
        <ul className="flex flex-col gap-2">
          {kpis.map(({ id, name, year, value }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>{name}</span>
              <YearMark year={year} lastEnded={lastEnded} />
              <span>{value ?? "実績なし"}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="text-std-17B-170">取組の状況</h3>
        {total === 0 ? (
          <p>取組項目はありません。</p>
        ) : (
          <p>
            {opening}
            {[...approved, ...(waiting === null ? [] : [waiting])].join("、")}
            {closing}
          </p>
        )}
        <ul className="flex flex-col gap-2">
          {initiatives.map(({ id, text, standing }) => (
            <li key={id}>
              {text}　<StandingWords fy={fy} standing={standing} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function StandingWords({
  fy,
  standing,
}: {
  fy: FiscalYear;
  standing: Facts["initiatives"][number]["standing"];
}) {
  if (standing.kind === "pending") {
    return <span className="inline-block">（{PENDING_ANSWER_WORDS[standing.pending]}）</span>;
  }
  const isEarlier = standing.fy !== fy;
  return (
    <>
      <strong className="inline-block">{INITIATIVE_STATE_WORDS[standing.progress]}</strong>
      {isEarlier && <span className="inline-block">（{completedInText(standing.fy)}）</span>}
      {!isEarlier && standing.done !== "" && (
        <span className="block text-dns-14N-130 text-solid-gray-700">{standing.done}</span>
      )}
    </>
  );
}
