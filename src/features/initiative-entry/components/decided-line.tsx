import Link from "next/link";
import { HandledBy } from "@/components/handling";
import { InitiativeAnswerRead } from "@/components/initiative-answer";
import { Tag } from "@/components/ui/tag";
import type { InitiativeContent } from "@/domain/reports/initiatives/initiative";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import {
  INITIATIVE_FIELD_WORDS,
  INITIATIVE_WARNING_WORDS,
} from "@/domain/words/ja/reports/initiative-answers";
import {
  INITIATIVE_REPORT_WORDS,
  ownSubmissionText,
  undecidedText,
} from "@/domain/words/ja/reports/initiative-entry";
import { INITIATIVE_STATE_WORDS, stateYearText } from "@/domain/words/ja/reports/initiatives";
import { staffRoutes } from "@/lib/routes";
import { doubtsOf, isUnexplained } from "../view-model/approval";
import { STATE_TONES } from "../view-model/line-tones";
import { type InitiativeLine, isAskedAgain } from "../view-model/table";
import { AttachmentsLink } from "./attachments-link";

/** One initiative as the office reads it: old → new, what was written, what is doubtful, by whom. */
export function DecidedLine({ line }: { line: InitiativeLine }) {
  const { content, earlier, state, allowed } = line;
  const warnings = doubtsOf(line);
  const isCorrection = line.inForce !== null && state !== "approved";
  const shown = isAskedAgain(line) ? "not_started" : state;
  const isNotAsked = content === null && !line.isAsked;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-solid-gray-420 py-4 lg:grid-cols-2">
      <div className="flex flex-col items-start gap-1 text-std-16N-170">
        <p>{line.text}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {!isNotAsked && <Tag tone={STATE_TONES[shown]}>{INITIATIVE_REPORT_WORDS[shown]}</Tag>}
          <span>{line.department?.name ?? "所管課なし"}</span>
        </p>
        <p>
          <AttachmentsLink line={line} />
        </p>
        {content !== null && line.handling !== null && (
          <p className="text-solid-gray-700">
            {line.answeredBy !== null && line.answeredBy !== line.department?.name && (
              <>回答した課：{line.answeredBy}　</>
            )}
            <HandledBy handling={line.handling} />
          </p>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-2 text-std-16N-170">
        {line.undecided && <p>{undecidedText(line.undecided)}</p>}
        <div className="flex flex-wrap items-baseline gap-x-2">
          {earlier && (
            <p>
              <span className="text-solid-gray-700">{fiscalYearJa(earlier.fy)}：</span>
              {INITIATIVE_STATE_WORDS[earlier.progress]}
              {content !== null && (
                <span>
                  <span aria-hidden="true"> → </span>
                  <span className="sr-only">から</span>
                </span>
              )}
            </p>
          )}
          {content !== null && <InitiativeAnswerRead content={content} />}
        </div>
        {isAskedAgain(line) && (
          <p>{stateYearText(line.fy, true)}の回答です。年度が終わったので、あらためて聞いています。</p>
        )}
        {isNotAsked && <p>完了した取組のため、回答は要りません。</p>}
        {isCorrection && line.inForce && <Corrected inForce={line.inForce} reason={line.correctionReason} />}
        {line.comment !== "" && (
          <p className="whitespace-pre-wrap">
            <span className="text-solid-gray-700">差戻しの理由：</span>
            {line.comment}
          </p>
        )}
        {warnings.map((warning) => (
          <p key={warning} className="flex items-start gap-1">
            <span aria-hidden="true" className="text-warning-orange-2">
              ▲
            </span>
            <span>
              <span className="sr-only">注意：</span>
              {INITIATIVE_WARNING_WORDS[warning]}
            </span>
          </p>
        ))}
        {warnings.length > 0 && content !== null && content.warningNote !== "" && (
          <p>所管課の説明：{content.warningNote}</p>
        )}
        {allowed.approve && isUnexplained(line) && (
          <p>所管課の説明がないため、まとめて承認できません。1件ずつ確認してください。</p>
        )}
        {allowed.ownSubmission && <p>{ownSubmissionText(line.isByLink)}</p>}
        {(allowed.approve || allowed.return) && (
          <p>
            <Link className="text-link" href={staffRoutes.approval(line.fy, { at: line.initiativeId })}>
              1件ずつ確認する（承認・差戻し）<span className="sr-only">：{line.text}</span>
            </Link>
          </p>
        )}
      </div>
    </li>
  );
}

/** What the correction would take the place of, as it stands in the record until then. */
function Corrected({ inForce, reason }: { inForce: InitiativeContent; reason: string }) {
  return (
    <div className="flex flex-col gap-1 border-l-4 border-solid-gray-420 pl-3">
      <p className="text-solid-gray-700">訂正する前の、承認済みの回答</p>
      <InitiativeAnswerRead content={inForce} />
      {reason !== "" && (
        <p className="whitespace-pre-wrap">
          <span className="text-solid-gray-700">{INITIATIVE_FIELD_WORDS.correctionReason}：</span>
          {reason}
        </p>
      )}
    </div>
  );
}
