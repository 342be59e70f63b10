"use client";

import Link from "next/link";
import { useState } from "react";
import { FormOutcome, mailsText } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import type { KpiId } from "@/domain/shared/kpi-id";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { staffRoutes } from "@/lib/routes";
import { setItemsAction } from "../actions";
import type { RespondentName } from "../view-model/round";

/** A KPI or metric of the year, and who could be asked for it. */
export interface ItemChoice {
  readonly kpiId: KpiId;
  readonly name: string;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
  readonly department: string | null;
  readonly isIncluded: boolean;
  readonly respondent: RespondentName | null;
  /** Who can answer: people of the department with an active account. */
  readonly people: readonly RespondentName[];
  /** Why the request would reach nobody, in words. */
  readonly problem: string | null;
}

/**
 * What is asked for, and of whom. While the round is open, nothing can be taken out.
 * @param seen what stood there when the page was made
 */
export function ItemsForm({
  roundId,
  seen,
  isOpen,
  choices,
}: {
  roundId: string;
  seen: string;
  isOpen: boolean;
  choices: readonly ItemChoice[];
}) {
  const [state, action, kept] = useKeptAction(setItemsAction, "items");
  return (
    // React resets a form after its action; what was chosen would jump back before the page is there anew.
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="id" value={roundId} />
      <input type="hidden" name="seen" value={seen} />
      <FormOutcome
        state={state}
        done={({ items }) => `対象と担当者を保存しました（${items}件）`}
        failed="保存できませんでした"
      >
        {({ mails }) => (isOpen ? mailsText(mails) : null)}
      </FormOutcome>
      <ItemFields key={seen} isOpen={isOpen} choices={choices} />
      <SubmitButton variant="secondary" className="self-start" pendingLabel="保存しています…">
        対象と担当者を保存する
      </SubmitButton>
    </KeptForm>
  );
}

function ItemFields({ isOpen, choices }: { isOpen: boolean; choices: readonly ItemChoice[] }) {
  const [asked, setAsked] = useState(
    () => new Set(choices.filter((choice) => choice.isIncluded).map(({ kpiId }) => kpiId)),
  );
  const problems = choices.filter(({ kpiId, problem }) => problem !== null && asked.has(kpiId)).length;
  const [isChanged, setChanged] = useState(false);
  const toggle = (kpiId: KpiId, isOn: boolean) =>
    setAsked((before) => new Set(isOn ? [...before, kpiId] : [...before].filter((id) => id !== kpiId)));
  return (
    // Ticking and choosing alike: what is not saved does not count when the round is opened.
    <fieldset onChange={() => setChanged(true)} className="flex min-w-0 flex-col gap-4">
      <legend className="sr-only">対象の指標・実績と担当者</legend>
      {problems > 0 && <ProblemNotice count={problems} isOpen={isOpen} />}
      <ul className="border-t border-solid-gray-420">
        {choices.map((choice) => (
          <ItemRow
            key={choice.kpiId}
            choice={choice}
            isOn={asked.has(choice.kpiId)}
            isFixed={isOpen && choice.isIncluded}
            onToggle={toggle}
          />
        ))}
      </ul>
      <p aria-live="polite" className="text-std-16N-170">
        {choices.length}件のうち<strong>{asked.size}件</strong>を照会します。
        {isChanged && <strong>変更はまだ保存していません。</strong>}
      </p>
    </fieldset>
  );
}

function ProblemNotice({ count, isOpen }: { count: number; isOpen: boolean }) {
  return (
    <Notice
      tone="warning"
      title={isOpen ? `${count}件に依頼が届いていません` : `このまま始めると${count}件に依頼が届きません`}
    >
      <p>
        <Link className="text-link" href={staffRoutes.plan()}>
          計画のページで所管課を決める
        </Link>
        、
        <Link className="text-link" href={staffRoutes.accounts()}>
          アカウントを確かめる
        </Link>
        、
        <Link className="text-link" href={staffRoutes.transfer()}>
          担当を引き継ぐ
        </Link>
        のいずれかで直せます。
      </p>
    </Notice>
  );
}

function ItemRow({
  choice,
  isOn,
  isFixed,
  onToggle,
}: {
  choice: ItemChoice;
  isOn: boolean;
  isFixed: boolean;
  onToggle: (kpiId: KpiId, isOn: boolean) => void;
}) {
  const { kpiId, isMetric, department, people, respondent, problem } = choice;
  const name = isMetric ? `${choice.name}（${METRICS}）` : choice.name;
  const isGone = respondent !== null && !people.some(({ id }) => id === respondent.id);
  const id = `respondent-${kpiId}`;
  return (
    <li className="grid items-center gap-x-6 gap-y-2 border-b border-solid-gray-420 py-2 md:grid-cols-[1fr_18rem]">
      <div className="min-w-0">
        {isFixed ? (
          <p className="py-2 text-std-16N-170">
            <input type="hidden" name="asked[]" value={kpiId} />
            {name}
            <span className="text-solid-gray-700">（照会中）</span>
          </p>
        ) : (
          <label className="flex min-h-11 items-start gap-3 py-2 text-std-16N-170">
            <input
              type="checkbox"
              name="asked[]"
              value={kpiId}
              checked={isOn}
              onChange={(event) => onToggle(kpiId, event.currentTarget.checked)}
              className="mt-0.5 size-6 flex-none accent-blue-900"
            />
            <span>
              <span className="sr-only">照会する：</span>
              {name}
            </span>
          </label>
        )}
        {problem !== null && isOn && (
          <p id={`${id}-problem`} className="flex items-start gap-1 text-std-16N-170 text-warning-orange-2">
            <span aria-hidden="true">▲</span>
            <span>
              <span className="sr-only">注意：</span>
              {problem}
            </span>
          </p>
        )}
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-dns-14N-130 text-solid-gray-700">
          {department ?? "所管課なし"}の担当者
          <span className="sr-only">（{name}）</span>
        </label>
        <select
          id={id}
          name={`respondent.${kpiId}`}
          defaultValue={respondent?.id ?? ""}
          aria-describedby={problem !== null && isOn ? `${id}-problem` : undefined}
          className="h-11 w-full max-w-full rounded-8 border border-solid-gray-600 bg-white px-2"
        >
          <option value="">課の全員</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
          {isGone && <option value={respondent.id}>{respondent.name}（依頼できません）</option>}
        </select>
      </div>
    </li>
  );
}
