"use client";

import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { namedSentence } from "@/domain/words/ja/named-sentence";
import { controlId } from "./field-frame";
import { labelOfField } from "./kept/form-controls";

/**
 * What is wrong with a form, above it: each sentence leads to its field, and says its name where several would read alike
 * without. Draws nothing without errors.
 * @param errors sentences by field name, several on lines of their own; "" for the form as a whole
 */
export function ErrorSummary({
  errors,
  title = "入力内容をご確認ください",
}: {
  errors: Readonly<Record<string, string>> | undefined;
  title?: string;
}) {
  const [labels, setLabels] = useState<Readonly<Record<string, string | null>>>({});
  const names = Object.keys(errors ?? {}).join("\n");
  useEffect(() => {
    setLabels(
      Object.fromEntries(names.split("\n").map((name) => [name, name && labelOfField(controlId(name))])),
    );
  }, [names]);
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
                  {namedSentence(labels[name] ?? null, sentence)}
                </a>
              )}
            </li>
          )),
        )}
      </ul>
    </Notice>
  );
}
