/** Who answers for a report, and who wrote the answer. Pure. */
import { BY_LINK } from "./reports";

/** Who wrote an answer, with the office they belonged to then; null where that is not on record. */
export interface EnteredBy {
  readonly name: string;
  readonly office: string | null;
}

/**
 * The lines that tell it, term and text: one for the 所管課 that answered for itself (「行政改革課（回答リンクから入力）」),
 * two where somebody of another office wrote for it.
 */
export function answeredByLines(
  { department, viaLink }: { readonly department: string | null; readonly viaLink: boolean | null },
  enteredBy: EnteredBy | null,
): readonly (readonly [term: string, text: string])[] {
  const way = viaLink === null ? null : viaLink ? `${BY_LINK}入力` : "サインインして入力";
  if (enteredBy !== null && enteredBy.office !== null && enteredBy.office !== department) {
    // Typed, pasted or from the department's own sheet: in whichever way, it was for the department.
    const forIt = department === null || viaLink ? way : `${department}に代わって入力`;
    const place = [enteredBy.office, forIt].filter((part) => part !== null).join("、");
    return [
      ["所管課", department ?? "未定"],
      ["入力した人", `${enteredBy.name}さん（${place}）`],
    ];
  }
  return department === null ? [] : [["回答した課", `${department}${way === null ? "" : `（${way}）`}`]];
}
