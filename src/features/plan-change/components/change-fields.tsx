import Link from "next/link";
import { DateField, SelectField, TextArea, TextField, Tick } from "@/components/forms/field";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { FROM_BEGINNING } from "../schema";
import type { ChangeView } from "../view-model/proposal";

const GOES_WITH = {
  unit: "単位（倍率）の変更と一緒に、同じ年度から変わります。理由を書かなければ、単位の変更の理由と同じになります。",
  years:
    "対象とする年度の変更と一緒に変わります。理由を書かなければ、対象とする年度の変更の理由と同じになります。",
} as const;

/** One change: what it was and will be on the left, from when and why on the right. */
export function ChangeFields({
  change,
  errors,
  common,
}: {
  change: ChangeView;
  errors: Readonly<Record<string, string>>;
  /** The day and the document of all changes. */
  common: { readonly decidedOn: string; readonly document: string };
}) {
  const { field, decision, needsReason } = change;
  const own = {
    decidedOn: decision.decidedOn === common.decidedOn ? "" : (decision.decidedOn ?? ""),
    document: decision.document === common.document ? "" : (decision.document ?? ""),
  };
  const from = decision.from === null ? FROM_BEGINNING : String(decision.from);
  const error = (part: string) => errors[`${field}.${part}`];
  const reason = (
    <TextArea
      label="理由"
      name={`${field}.reason`}
      rows={2}
      required={needsReason}
      support={
        needsReason || change.goesWith
          ? null
          : "誤字などの訂正なら理由は不要です。書いた理由は、変更とあわせて公表します。"
      }
      defaultValue={decision.reason}
      error={error("reason")}
    />
  );
  return (
    <li
      data-kept-for={change.seen}
      data-kept-as={change.name}
      className="grid gap-x-8 gap-y-4 rounded-12 border border-solid-gray-420 p-4 md:p-6 lg:grid-cols-2"
    >
      <input type="hidden" name="keys[]" value={change.key} />
      <input type="hidden" name={`${change.field}.seen`} value={change.seen} />
      <div className="flex min-w-0 flex-col gap-3">
        <h3 className="text-std-18B-160">{change.name}</h3>
        {change.values.map(({ part, before, after }) => (
          <p key={`${part}${before}→${after}`} className="flex flex-wrap items-start gap-x-3 gap-y-1">
            {part === null ? null : <span className="text-solid-gray-700">{`${part}：`}</span>}
            <span className="whitespace-pre-line">
              <span className="sr-only">いまの定義：</span>
              {before}
            </span>
            <span aria-hidden="true">→</span>
            <span className="whitespace-pre-line font-bold">
              <span className="sr-only">新しい定義：</span>
              {after}
            </span>
          </p>
        ))}
        {change.whole.length > 0 ? <DescriptionList items={change.whole} /> : null}
        {change.problems.map((sentence) => (
          <Notice key={sentence} tone="error">
            {sentence}
          </Notice>
        ))}
        {change.editHref === null ? null : (
          <Link href={change.editHref} className="text-link w-fit py-2">
            この指標の値を変更する
            <span className="sr-only">{`（${change.name}）`}</span>
          </Link>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {change.goesWith === null ? null : <p>{GOES_WITH[change.goesWith]}</p>}
        {change.goesWith || change.years?.length === 0 ? (
          // No year of the plan is left for it: the problem beside it says so.
          <input type="hidden" name={`${field}.from`} value={from} />
        ) : null}
        {change.years?.length && !change.goesWith ? (
          <SelectField
            label="いつから"
            support="選んだ年度の評価から、新しい定義を使います。それより前の年度は変わりません。"
            name={`${field}.from`}
            required
            className="w-72"
            options={change.years}
            emptyLabel={change.years.some(({ value }) => value === from) ? undefined : "選んでください"}
            defaultValue={from}
            error={error("from")}
          />
        ) : null}
        {change.givenFor === null ? null : <GivenForOthers field={field} values={change.givenFor} />}
        {needsReason ? (
          reason
        ) : (
          <details open={decision.reason !== ""}>
            <summary className="w-fit cursor-pointer py-2">理由を付ける（任意）</summary>
            {reason}
          </details>
        )}
        {change.needsFactor ? (
          <TextField
            label="換算の係数"
            name={`${field}.factor`}
            required={false}
            className="w-40"
            inputMode="decimal"
            support="これまでの値に掛けると、新しい定義の値になる数です。千枚から枚への変更なら 1000、呼び方だけの変更なら 1 です。空欄なら、変更の前の値と後の値を比べません。"
            defaultValue={decision.factor ?? ""}
            error={error("factor")}
          />
        ) : null}
        {change.mayRejudge ? (
          <div className="flex items-start gap-3">
            <Tick
              id={`${field}-rejudges`}
              name={`${field}.rejudges`}
              value="yes"
              defaultChecked={decision.rejudges}
              aria-describedby={`${field}-rejudges-support`}
              className="mt-0.5 size-6 flex-none accent-blue-900"
            />
            <div>
              <label htmlFor={`${field}-rejudges`}>変更後の定義で評価し直す</label>
              <p id={`${field}-rejudges-support`} className="text-dns-14N-130 text-solid-gray-700">
                公表済みの年度から変えるときは、その評価も改め、前の評価と理由を公開ページに載せます。公表していない年度から変えるときは、選んでも変わりません。
              </p>
            </div>
          </div>
        ) : null}
        {change.isTold ? (
          <details open={own.decidedOn !== "" || own.document !== ""}>
            <summary className="w-fit cursor-pointer py-2">この変更だけ、別の日・文書にする</summary>
            <div className="mt-2 flex flex-col gap-4">
              <DateField
                label="決定した日"
                name={`${field}.decidedOn`}
                required={false}
                defaultValue={own.decidedOn}
                error={error("decidedOn")}
              />
              <TextField
                label="決定した文書"
                name={`${field}.document`}
                required={false}
                defaultValue={own.document}
                error={error("document")}
              />
            </div>
          </details>
        ) : null}
      </div>
    </li>
  );
}

/** The reason below it was typed for another value: it is written anew, or said to hold. */
function GivenForOthers({ field, values }: { field: string; values: string }) {
  return (
    <Notice tone="warning" title="この変更の値は、理由などを入力したあとに変わりました">
      <p>{`入力したときの変更：${values}`}</p>
      <div className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          id={`${field}-stands`}
          name={`${field}.stands`}
          value="yes"
          className="size-6 flex-none accent-blue-900"
        />
        <label htmlFor={`${field}-stands`}>入力した内容は、いまの値にも当てはまる</label>
      </div>
    </Notice>
  );
}
