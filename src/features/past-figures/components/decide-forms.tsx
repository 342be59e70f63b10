"use client";

import { TextArea } from "@/components/forms/field";
import { errorsOf, FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { approveImportAction, returnImportAction } from "../actions";

/** One press approves all that raises no question; or all that waits is given back, with a reason. */
export function DecideForms({
  importId,
  together,
  decidable,
}: {
  importId: string;
  together: number;
  decidable: number;
}) {
  const [approved, approve, keptApproval] = useKeptAction(approveImportAction, null);
  const [returned, giveBack, keptReturn] = useKeptAction(returnImportAction, "return-import");
  return (
    <div className="flex max-w-[48rem] flex-col gap-6">
      <FormOutcome
        state={approved}
        done={({ decided }) => `${decided.toLocaleString("en-US")}件を承認しました`}
        failed="承認できませんでした"
      />
      <FormOutcome
        state={returned}
        done={({ decided }) => `${decided.toLocaleString("en-US")}件を差し戻しました`}
        failed="差し戻せませんでした"
      />
      {together > 0 ? (
        <KeptForm kept={keptApproval} action={approve} className="flex flex-col gap-2">
          <input type="hidden" name="importId" value={importId} />
          <p>下の値と、値とともに公表される内容を、もとの表と照らし合わせてから承認してください。</p>
          <SubmitButton className="w-fit" pendingLabel="承認しています…">
            {`${together.toLocaleString("en-US")}件をまとめて承認する`}
          </SubmitButton>
        </KeptForm>
      ) : null}
      {decidable > 0 ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">
            {`承認待ちの${decidable.toLocaleString("en-US")}件をまとめて差し戻す`}
          </summary>
          <KeptForm kept={keptReturn} action={giveBack} className="mt-2 flex flex-col gap-4">
            <input type="hidden" name="importId" value={importId} />
            <TextArea
              name="comment"
              label="差し戻す理由"
              required
              support="列を取り違えたときなど、取り込み直すときに使います。"
              error={errorsOf(returned).comment}
            />
            <SubmitButton className="w-fit" variant="secondary" pendingLabel="差し戻しています…">
              まとめて差し戻す
            </SubmitButton>
          </KeptForm>
        </details>
      ) : null}
    </div>
  );
}
