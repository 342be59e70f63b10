"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button, ButtonLink } from "@/components/forms/button";
import { Moment } from "@/components/moment";
import { Opened } from "@/components/opened";
import { useOffice } from "@/components/staff-shell/office";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { formatQuantity } from "@/domain/plan/quantity";
import { documentedFigure } from "@/domain/plan/years";
import { type InForce, isCorrection } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa } from "@/domain/words/ja/dates";
import type { EnteredBy } from "@/domain/words/ja/reports/answered-by";
import { BY_LINK, ON_BEHALF, reportStandingWords, UNSAID_REPORT } from "@/domain/words/ja/reports/reports";
import { staffRoutes } from "@/lib/routes";
import { draftOf, type FigureContext, previewFigure, startDraft } from "../model/entry-draft";
import type { RevisionView } from "../schema";
import type { ReturnNote } from "../view-model/return-note";
import { STATE_TONES } from "../view-model/state-tones";
import { DecisionPanel } from "./decision-panel";
import { EntryForm } from "./entry-form";
import { JudgedFigure } from "./figure-preview";
import { KeptTextNotice } from "./kept-text-notice";
import { YearEnded } from "./report-card";
import { ReportSummary } from "./report-summary";
import { ReturnNotice } from "./return-remark";
import { TakeBackForm } from "./take-back-form";

export interface Allowed {
  readonly edit: boolean;
  readonly approve: boolean;
  readonly return: boolean;
  readonly takeBack: boolean;
  readonly ownSubmission: boolean;
}

export interface WorkspaceProps {
  readonly context: FigureContext;
  readonly viewerId: string;
  /** Came by a personal link. */
  readonly byLink: boolean;
  readonly defaultAsOf: IsoDate;
  readonly state: RevisionView["state"];
  readonly isHandedIn: boolean;
  /** The plan document prints the figure of the year. */
  readonly isPrinted: boolean;
  readonly version: number;
  readonly current: RevisionView | null;
  readonly approved: RevisionView | null;
  readonly allowed: Allowed;
  readonly returned: ReturnNote | null;
  /** What waits for a decision: by whom, and whether through a personal link. */
  readonly submitted: {
    readonly by: string;
    readonly isByLink: boolean;
    /** Somebody of another office, for the department. */
    readonly isOnBehalf: boolean;
  } | null;
  /** Who wrote the answer that stands; null where there is none. */
  readonly enteredBy: EnteredBy | null;
  /** Why the department cannot enter anything now; null where it can, or need not. */
  readonly closedWords: string | null;
  /** The announced day of an approved 公表待ち, once it has come. */
  readonly awaitedOn: IsoDate | null;
  /** What was approved is of a part of the year, which has ended: the department's form asks for the year's figure at once. */
  readonly hasYearEnded: boolean;
  readonly next: { readonly kpiId: KpiId; readonly name: string } | null;
}

type Done = "submitted" | "approved" | "returned" | "taken_back";

const DONE_WORDS: Record<Done, string> = {
  submitted: "提出しました",
  approved: "承認しました",
  returned: "差し戻しました",
  taken_back: "提出を取り戻しました。下書きに戻っています",
};

/** One report: the form while it is worked on, else its content with what can be done now. */
export function ReportWorkspace(props: WorkspaceProps) {
  const office = useOffice();
  const { context } = props;
  const router = useRouter();
  const [done, setDone] = useState<Done | null>(null);
  const [isCorrecting, setCorrecting] = useState(false);
  // Just changed here: shown at once; the page behind catches up.
  const [changed, setChanged] = useState<{ revision: RevisionView; allowed: Allowed } | null>(null);
  const isAhead = changed !== null && changed.revision.version > props.version;
  const current = isAhead ? changed.revision : props.current;
  const state = isAhead ? changed.revision.state : props.state;
  const allowed = isAhead ? changed.allowed : props.allowed;

  const show = (revision: RevisionView, outcome: Done | null) => {
    setChanged({ revision, allowed: NOTHING_ALLOWED });
    setDone(outcome);
    setCorrecting(false);
    router.refresh();
  };

  // The button that was pressed is gone: the first field of the form takes the focus.
  useEffect(() => {
    if (!isCorrecting) return;
    const first = ["field-correctionReason", "field-actualText"].map((id) => document.getElementById(id));
    first.find((element) => element !== null)?.focus();
  }, [isCorrecting]);

  const { inForce } = context;
  const printed = documentedFigure(context.kpi, context.fy);
  const replaces = isCorrection(inForce, null);
  const isDueAgain = (props.awaitedOn !== null || props.hasYearEnded) && !isAhead;
  const isEditing = allowed.edit && (state !== "approved" || isCorrecting || isDueAgain);
  return (
    <div className="flex flex-col gap-6">
      {done && <OutcomeNotice done={done} fy={context.fy} next={props.next} />}
      <StateLine
        state={state}
        words={reportStandingWords({ state, isHandedIn: props.isHandedIn, isDocumented: props.isPrinted })}
        current={current}
        submitted={isAhead ? null : props.submitted}
      />
      {props.returned && (state === "returned" || state === "draft") && (
        <ReturnNotice returned={props.returned} isMetric={context.isMetric} title="差し戻されました" />
      )}
      {isDueAgain && isEditing && props.awaitedOn && (
        <Notice tone="warning" title="公表予定日になりました">
          {dateJa(props.awaitedOn)}に値が分かる見込みと回答された項目です。実績を入力して提出してください。
        </Notice>
      )}
      {props.hasYearEnded && isDueAgain && isEditing && <YearEnded fy={context.fy} />}
      {props.closedWords && (
        <Notice tone="info" title="いまは入力できません">
          {props.closedWords}
        </Notice>
      )}
      {props.approved && replaces && (state !== "approved" || isCorrecting) && (
        <Notice
          tone="info"
          title={
            inForce === "provisional" ? "速報値のあとの値を入力しています" : "承認済みの値を訂正しています"
          }
        >
          新しい値が承認されるまでは、
          <Moment at={props.approved.at} />
          に承認された内容が有効です。
        </Notice>
      )}
      {props.isPrinted && !props.approved && isEditing && (
        <Notice tone="info" title="計画書に記載された値を訂正しています">
          {`${printed === null ? "" : `計画書に記載された値は${formatQuantity(printed, context.kpi)}です。`}新しい値が承認されるまでは、計画書に記載された値が有効です。`}
        </Notice>
      )}
      {isEditing ? (
        <EntryForm
          context={context}
          viewerId={props.viewerId}
          byLink={props.byLink}
          layout="page"
          start={startDraft(
            {
              state,
              content: current?.content ?? null,
              correctionReason: current?.correctionReason ?? "",
            },
            context,
            props.defaultAsOf,
          )}
          returned={state === "returned" || state === "draft" ? props.returned : null}
          version={current?.version ?? 0}
          current={current}
          onSubmitted={(change) => show({ ...change, author: "" }, "submitted")}
          onLocked={(revision) => show(revision, null)}
          onCancel={isCorrecting ? () => setCorrecting(false) : null}
        />
      ) : (
        <>
          <KeptTextNotice
            viewerId={props.viewerId}
            kpiId={context.kpi.id}
            fy={context.fy}
            isMetric={context.isMetric}
            content={current?.content ?? null}
          />
          {current ? (
            <>
              <ReportSummary
                content={current.content}
                correctionReason={current.correctionReason}
                kpi={context.kpi}
                isMetric={context.isMetric}
                writtenWith={current.writtenWith}
                enteredBy={props.enteredBy}
              />
              {current.content.actual !== null && (
                <JudgedFigure
                  preview={previewFigure(
                    { ...draftOf(current.content, "", ""), actualText: current.content.actual },
                    context,
                  )}
                  isApproved={current.state === "approved"}
                />
              )}
            </>
          ) : (
            <p>{state === "not_started" ? "まだ入力されていません。" : UNSAID_REPORT}</p>
          )}
          {state === "submitted" && allowed.approve && current && (
            <Opened fy={context.fy} seen={[`${context.kpi.id}/${current.version}`]} />
          )}
          {state === "submitted" && (allowed.approve || allowed.return) && current && (
            <DecisionPanel
              key={current.version}
              kpiId={context.kpi.id}
              fy={context.fy}
              isMetric={context.isMetric}
              version={current.version}
              onDecided={(decision, change) =>
                show({ ...change, author: "" }, decision === "approve" ? "approved" : "returned")
              }
              onChanged={() => router.refresh()}
            />
          )}
          {state === "submitted" && allowed.ownSubmission && (
            <Notice tone="info" title="ほかの担当者の確認を待っています">
              {props.submitted?.isByLink
                ? "この回答は、あなたがメールのファイルに書き出した回答リンクから提出されました。リンクを手元に置いた人は提出した人と同じに扱うため、承認・差戻しができません。ほかの担当者に依頼してください。"
                : `ご自身が提出した内容は、ご自身では承認・差戻しができません。${office}のほかの担当者に依頼してください。`}
            </Notice>
          )}
          {state === "submitted" && !allowed.approve && !allowed.ownSubmission && (
            <Notice tone="info" title={`${office}の確認を待っています`}>
              {allowed.takeBack
                ? "直したいところがあるときは、確認が始まるまで、下のボタンで取り戻せます。"
                : `確認が終わるまで変更できません。直したいところがある場合は、${office}に差戻しを依頼してください。`}
            </Notice>
          )}
          {current && (
            <TakeBackForm
              kpiId={context.kpi.id}
              fy={context.fy}
              version={current.version}
              isOffered={state === "submitted" && allowed.takeBack}
              onDone={(change) => show({ ...change, author: "" }, "taken_back")}
              onChanged={() => router.refresh()}
            />
          )}
          {state === "approved" && allowed.edit && (
            <div className="flex flex-col items-start gap-2">
              <Button
                variant="secondary"
                onClick={() => {
                  setDone(null);
                  setCorrecting(true);
                }}
              >
                {REPLACE_WORDS[inForce ?? "none"].button}
              </Button>
              <p className="text-std-16N-170 text-solid-gray-700">{REPLACE_WORDS[inForce ?? "none"].help}</p>
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** What may follow an approved answer, by the kind of the figure in force. */
const REPLACE_WORDS: Record<
  NonNullable<InForce> | "none",
  { readonly button: string; readonly help: string }
> = {
  final: {
    button: "訂正する",
    help: "訂正には理由が必要です。承認されるまで、いまの値がそのまま使われます。",
  },
  provisional: {
    button: "確報値を入力する",
    help: "確定した値が分かったときは、ここから入力して提出できます。承認されるまで、速報値がそのまま使われます。",
  },
  interim: {
    button: "新しい値を入力する",
    help: "新しい値が分かったときは、ここから入力して提出できます。",
  },
  taken_back: {
    button: "実績を入力する",
    help: "取り下げた実績の新しい値を入力できます。訂正として公表するため、理由が必要です。",
  },
  none: { button: "実績を入力する", help: "実績が分かったときは、ここから入力して提出できます。" },
};

/** Until the page behind has caught up, nothing more is offered. */
const NOTHING_ALLOWED: Allowed = {
  edit: false,
  approve: false,
  return: false,
  takeBack: false,
  ownSubmission: false,
};

function StateLine({
  state,
  words,
  current,
  submitted,
}: {
  state: RevisionView["state"];
  words: string;
  current: RevisionView | null;
  submitted: WorkspaceProps["submitted"];
}) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-std-16N-170">
      <Tag tone={STATE_TONES[state]}>{words}</Tag>
      {state === "submitted" && submitted && (
        <span>
          {submitted.by}さんが
          {submitted.isByLink ? `${BY_LINK}提出` : submitted.isOnBehalf ? ON_BEHALF : "提出"}
        </span>
      )}
      {current && current.state === state && current.author !== "" && (
        <span className="text-solid-gray-700">
          最終更新 <Moment at={current.at} />（{current.author}）
        </span>
      )}
    </p>
  );
}

function OutcomeNotice({ done, fy, next }: { done: Done; fy: FiscalYear; next: WorkspaceProps["next"] }) {
  return (
    <DoneNotice title={DONE_WORDS[done]}>
      {next && (
        <p>
          次の項目：
          <Link className="text-link" href={staffRoutes.entryForm(next.kpiId, fy)}>
            {next.name}
          </Link>
        </p>
      )}
      <p>
        <ButtonLink variant="secondary" size="sm" href={staffRoutes.entry({ fy })}>
          一覧に戻る
        </ButtonLink>
      </p>
    </DoneNotice>
  );
}
