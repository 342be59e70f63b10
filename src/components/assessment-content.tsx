import { DescriptionList } from "@/components/ui/description-list";
import { ASSESSMENT_FIELDS, type AssessmentContent, amountOf } from "@/domain/reports/assessment";
import { dateJa } from "@/domain/words/ja/dates";
import { ASSESSMENT_FIELD_WORDS, amountWords } from "@/domain/words/ja/publication/assessments";

/** What was written, to be read; what was left blank is left out. */
export function AssessmentContentRead({ content, reason }: { content: AssessmentContent; reason: string }) {
  const items = ASSESSMENT_FIELDS.flatMap((field) => {
    const text = textOf(content, field);
    return text === "" ? [] : [{ term: ASSESSMENT_FIELD_WORDS[field], description: pre(text) }];
  });
  const why =
    reason === "" ? [] : [{ term: ASSESSMENT_FIELD_WORDS.correctionReason, description: pre(reason) }];
  return <DescriptionList items={[...items, ...why]} />;
}

function textOf(content: AssessmentContent, field: (typeof ASSESSMENT_FIELDS)[number]): string {
  if (field === "opinionOn") return content.opinionOn === null ? "" : dateJa(content.opinionOn);
  if (field !== "budgetText" && field !== "settlementText") return content[field];
  const amount = amountOf(content[field]);
  return amount === null ? content[field] : amountWords(amount);
}

function pre(text: string) {
  return <span className="whitespace-pre-wrap">{text}</span>;
}
