import { DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import type { InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import {
  INITIATIVE_ANSWER_WORDS,
  INITIATIVE_STATE_WORDS,
  unansweredSentence,
} from "@/domain/words/ja/reports/initiatives";
import { PENDING_ANSWER_WORD } from "@/domain/words/ja/reports/standing-still";
import { type InitiativeCourse, type SaidOfInitiative, stateText } from "../view-model/measure-page";

/** The initiatives of a measure: their states year beside year, then what was said of each, the latest year first. */
export function InitiativeCourses({
  initiatives,
  years,
  fy,
  isPast,
}: {
  initiatives: readonly InitiativeCourse[];
  years: readonly FiscalYear[];
  fy: FiscalYear;
  /** Later years have ended as well. */
  isPast: boolean;
}) {
  if (initiatives.length === 0) return <p>この年度の取組項目はありません。</p>;
  return (
    <>
      {years.length > 1 ? <States initiatives={initiatives} years={years} /> : null}
      <ul className="flex flex-col gap-4">
        {initiatives.map((each) => (
          <Course key={each.id} course={each} unanswered={unansweredSentence(fy, isPast)} />
        ))}
      </ul>
    </>
  );
}

function States({
  initiatives,
  years,
}: {
  initiatives: readonly InitiativeCourse[];
  years: readonly FiscalYear[];
}) {
  return (
    <DataTable caption="状況の推移">
      <thead>
        <tr>
          <th scope="col">取組項目</th>
          {years.map((fy) => (
            <th key={fy} scope="col">
              {fiscalYearShort(fy)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {initiatives.map(({ id, text, states }) => (
          <tr key={id}>
            <th scope="row" className="min-w-40 font-normal">
              {text}
            </th>
            {states.map((state) => (
              <td key={state.fy} className="nowrap">
                {state.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Course({ course, unanswered }: { course: InitiativeCourse; unanswered: string }) {
  const { id, text, department, pending, years } = course;
  const [latest, ...before] = years;
  const headingId = `${id}-heading`;
  return (
    <li
      id={id}
      aria-labelledby={headingId}
      className="flex flex-col gap-3 rounded-8 border border-solid-gray-420 p-4"
    >
      <div className="flex flex-col gap-1">
        <h3 id={headingId} className="text-std-18B-160">
          {text}
        </h3>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dns-14N-130 text-solid-gray-700">
          {`所管課：${department ?? "未設定"}`}
          {pending === null ? null : <Pending state={pending} />}
        </p>
      </div>
      {course.isUnanswered ? <p>{unanswered}</p> : null}
      {latest === undefined ? null : <Said said={latest} responsible={department} />}
      {before.length === 0 ? null : (
        <details>
          <summary className="flex min-h-11 w-fit cursor-pointer items-center text-link">
            {`それまでの年度（${before.length}年度分）`}
            <span className="sr-only">（{text}）</span>
          </summary>
          <div className="mt-2 flex flex-col gap-4">
            {before.map((each) => (
              <Said key={each.fy} said={each} responsible={department} />
            ))}
          </div>
        </details>
      )}
    </li>
  );
}

function Pending({ state }: { state: InitiativeState }) {
  return <Tag tone="working">{`${PENDING_ANSWER_WORD}：${INITIATIVE_STATE_WORDS[state]}`}</Tag>;
}

/** @param responsible who is responsible: another one that answered is named */
function Said({ said, responsible }: { said: SaidOfInitiative; responsible: string | null }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-bold">{fiscalYearJa(said.fy)}</span>
        <Tag>{stateText(said)}</Tag>
        {said.department === null || said.department === responsible ? null : (
          <span className="text-dns-14N-130 text-solid-gray-700">
            {`${INITIATIVE_ANSWER_WORDS.department}：${said.department}`}
          </span>
        )}
      </p>
      {said.words.length === 0 ? null : (
        <div className="grid gap-x-6 gap-y-2 md:grid-cols-3 print:grid-cols-3">
          {said.words.map(({ heading, text }) => (
            <div key={heading}>
              <h4 className="text-std-16B-170">{heading}</h4>
              <p className="whitespace-pre-line">{text}</p>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
