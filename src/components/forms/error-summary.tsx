import { Notice } from "@/components/ui/notice";
import { controlId } from "./field-frame";

/**
 * What is wrong with a form, above it: each sentence leads to its field. Draws nothing without errors.
 * @param errors sentences by field name, several on lines of their own; "" for the form as a whole
 * @param labels what fields are called: away from its field, a sentence that does not say so begins with it
 */
export function ErrorSummary({
  errors,
  labels = {},
  title = "入力内容をご確認ください",
}: {
  errors: Readonly<Record<string, string>> | undefined;
  labels?: Readonly<Record<string, string>>;
  title?: string;
}) {
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) return null;
  return (
    <Notice tone="error" title={title}>
      <ul className="list-disc pl-6">
        {entries.flatMap(([name, sentences]) =>
          sentences.split("\n").map((sentence) => (
            <li key={`${name}${sentence}`}>
              {name === "" ? (
                sentence
              ) : (
                <a className="text-link" href={`#${controlId(name)}`}>
                  {named(sentence, labels[name])}
                </a>
              )}
            </li>
          )),
        )}
      </ul>
    </Notice>
  );
}

function named(sentence: string, label: string | undefined): string {
  return label === undefined || sentence.includes(label) ? sentence : `${label}：${sentence}`;
}
