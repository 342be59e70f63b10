"use client";

import Link from "next/link";
import { SelectField, TextArea } from "@/components/forms/field";
import { errorsOf, FormOutcome, mailsText, typedOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import type { InitiativeTally } from "@/domain/reports/initiatives/initiative-tally";
import type { Holiday } from "@/domain/rounds/off-days";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa } from "@/domain/words/ja/dates";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { askedInWords } from "@/domain/words/ja/rounds/rounds";
import { staffRoutes } from "@/lib/routes";
import { closeRoundAction, extendRoundAction, openRoundAction, reopenItemAction } from "../actions";
import type { Reach } from "../view-model/reach";
import { DueDateField } from "./due-date-field";

/**
 * Sends the round out. Before it, how many mails go out and what they say.
 * @param isShown false once the round is open: what became of it is still told
 */
export function OpenRoundForm({
  roundId,
  seen,
  itemsSeen,
  reach: { people, asked, unreached },
  problems,
  isShown,
}: {
  isShown: boolean;
  roundId: string;
  seen: string;
  itemsSeen: string;
  reach: Reach;
  /** How many requests will reach nobody. */
  problems: number;
}) {
  const [state, action, kept] = useKeptAction(openRoundAction, null);
  const errors = errorsOf(state);
  return (
    <div className="flex flex-col gap-4">
      <FormOutcome state={state} done={() => "照会を始めました"} failed="始められませんでした">
        {(value) => mailsText(value.mails)}
      </FormOutcome>
      {isShown && (
        <KeptForm kept={kept} action={action} noValidate className="flex flex-col gap-4">
          <input type="hidden" name="id" value={roundId} />
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="itemsSeen" value={itemsSeen} />
          <p className="text-std-16N-170">
            始めると、保存した対象と担当者のとおり、まだ回答のない<strong>{askedInWords(asked)}</strong>
            について、
            <strong>{people}人</strong>
            にお知らせのメールを送り、所管課が入力できるようになります。始めたあとは、準備中には戻せません。
            {unreached.groups.length > 0 && `上の一覧の${askedInWords(unreached)}は、だれにも届きません。`}
          </p>
          <p>
            <Link className="text-link text-std-16N-170" href={staffRoutes.roundReminder(roundId)}>
              送られるメールを確かめる（{people}通）
            </Link>
          </p>
          {problems > 0 && (
            <div className="flex flex-col gap-1">
              <label className="flex items-start gap-3 py-2 text-std-16B-170">
                <input
                  type="checkbox"
                  name="acceptProblems"
                  value="yes"
                  aria-invalid={errors.acceptProblems ? true : undefined}
                  aria-describedby={errors.acceptProblems ? "accept-problems-error" : undefined}
                  className="mt-0.5 size-6 flex-none accent-blue-900"
                />
                指標・実績{problems}件に依頼が届かないことを確かめました
              </label>
              {errors.acceptProblems && (
                <p id="accept-problems-error" className="text-std-16N-170 text-error-2">
                  ＊{errors.acceptProblems}
                </p>
              )}
            </div>
          )}
          <SubmitButton className="self-start" pendingLabel="始めています…">
            照会を始める
          </SubmitButton>
        </KeptForm>
      )}
    </div>
  );
}

/** A later deadline. */
export function ExtendRoundForm({
  roundId,
  seen,
  dueOn,
  holidays,
}: {
  roundId: string;
  seen: string;
  dueOn: IsoDate;
  holidays: readonly Holiday[];
}) {
  const [state, action, kept] = useKeptAction(extendRoundAction, "extend");
  return (
    <KeptForm kept={kept} action={action} noValidate className="flex flex-col gap-4">
      <FormOutcome
        state={state}
        done={(value) => `期限を${dateJa(value.dueOn)}まで延ばしました`}
        failed="延ばせませんでした"
      >
        {(value) => mailsText(value.mails)}
      </FormOutcome>
      <input type="hidden" name="id" value={roundId} />
      <input type="hidden" name="seen" value={seen} />
      <DueDateField
        holidays={holidays}
        id="extend-dueOn"
        name="dueOn"
        label="新しい期限"
        required
        support={`いまの期限は${dateJa(dueOn)}です。まだ回答していない人に、メールでお知らせします。`}
        defaultValue={typedOf(state).dueOn ?? ""}
        error={errorsOf(state).dueOn}
      />
      <SubmitButton variant="secondary" className="self-start" pendingLabel="延ばしています…">
        期限を延ばす
      </SubmitButton>
    </KeptForm>
  );
}

/**
 * Ends the round; what is still missing is named before.
 * @param isShown false once the round is closed: what became of it is still told
 */
export function CloseRoundForm({
  roundId,
  seen,
  missing,
  waiting,
  initiatives,
  isShown,
}: {
  isShown: boolean;
  roundId: string;
  seen: string;
  /** Names of the KPIs and metrics without an answer. */
  missing: readonly string[];
  /** How many of them are handed in and wait for approval. */
  waiting: number;
  initiatives: InitiativeTally;
}) {
  const lines = initiatives.unanswered + initiatives.returned;
  const [state, action, kept] = useKeptAction(closeRoundAction, null);
  return (
    <div className="flex flex-col gap-4">
      <FormOutcome state={state} done={() => "照会を終了しました"} failed="終了できませんでした" />
      {isShown && (
        <details>
          <summary className="w-fit py-2 text-std-16B-170">照会を終了する</summary>
          <KeptForm kept={kept} action={action} noValidate className="mt-3 flex flex-col gap-4">
            <input type="hidden" name="id" value={roundId} />
            <input type="hidden" name="seen" value={seen} />
            <p className="text-std-16N-170">
              終了すると、所管課は変更できなくなり、回答リンクも使えなくなります。あとから直すときは、1件ずつ再開します。
            </p>
            {missing.length === 0 && lines === 0 && (
              <p className="text-std-16N-170">すべての指標と取組に回答があります。</p>
            )}
            {missing.length > 0 && (
              <div className="text-std-16N-170">
                <p>
                  <strong>回答のない指標が{missing.length}件</strong>あります。
                </p>
                <ul className="list-disc pl-6">
                  {missing.map((name) => (
                    <li key={name}>{name}</li>
                  ))}
                </ul>
              </div>
            )}
            {lines > 0 && (
              <p className="text-std-16N-170">
                <strong>
                  回答のない{INITIATIVES_TITLE}が{lines}件
                </strong>
                あります。
                {initiatives.returned > 0 &&
                  `うち、差し戻した${initiatives.returned}件は、終了したあとでも所管課が直せます。`}
              </p>
            )}
            {waiting + initiatives.waiting > 0 && (
              <p className="text-std-16N-170">
                承認を待っている提出が{waiting + initiatives.waiting}件あります
                {initiatives.waiting > 0 && `（うち、${INITIATIVES_TITLE}${initiatives.waiting}件）`}
                。終了したあとでも承認できます。
              </p>
            )}
            <SubmitButton variant="danger" className="self-start" pendingLabel="終了しています…">
              照会を終了する
            </SubmitButton>
          </KeptForm>
        </details>
      )}
    </div>
  );
}

/** One item of a closed round may be changed again. */
export function ReopenItemForm({
  roundId,
  choices,
}: {
  roundId: string;
  choices: readonly { readonly kpiId: KpiId; readonly name: string }[];
}) {
  const [state, action, kept] = useKeptAction(reopenItemAction, "reopen");
  const errors = errorsOf(state);
  const typed = typedOf(state);
  return (
    <KeptForm kept={kept} action={action} noValidate className="flex max-w-[48rem] flex-col gap-4">
      <FormOutcome state={state} done={() => "再開しました"} failed="再開できませんでした">
        {(value) => mailsText(value.mails)}
      </FormOutcome>
      <input type="hidden" name="id" value={roundId} />
      <SelectField
        key={typed.kpiId ?? ""}
        id="reopen-kpiId"
        name="kpiId"
        label="再開する指標・実績"
        required
        emptyLabel="選んでください"
        options={choices.map(({ kpiId, name }) => ({ value: kpiId, label: name }))}
        defaultValue={typed.kpiId ?? ""}
        error={errors.kpiId}
      />
      <TextArea
        id="reopen-reason"
        name="reason"
        label="再開する理由"
        required
        rows={3}
        support="所管課へのメールに記載します。承認すると、再開は終わります。"
        defaultValue={typed.reason ?? ""}
        error={errors.reason}
      />
      <SubmitButton variant="secondary" className="self-start" pendingLabel="再開しています…">
        この1件を再開する
      </SubmitButton>
    </KeptForm>
  );
}
