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
  const [fields, setFields] = useState<readonly Field[]>([]);
  const names = Object.keys(errors ?? {}).join("\n");
  useEffect(() => setFields(fieldsOf(names.split("\n"))), [names]);
  const placeOf = (name: string) => fields.findIndex((field) => field.name === name);
  const entries = Object.entries(errors ?? {}).sort(([a], [b]) => placeOf(a) - placeOf(b));
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
                  {namedSentence(fields[placeOf(name)]?.label ?? null, sentence)}
                </a>
              )}
            </li>
          )),
        )}
      </ul>
    </Notice>
  );
}

interface Field {
  readonly name: string;
  readonly label: string | null;
}

/** In the order of the form, what has no place in it last. */
function fieldsOf(names: readonly string[]): Field[] {
  const all = [...document.querySelectorAll("[id]")];
  const placed = names.flatMap((name) => {
    const at = all.findIndex(({ id }) => id === controlId(name));
    return at === -1 ? [] : [{ name, at, label: labelOfField(controlId(name)) }];
  });
  const apart = names.filter((name) => !placed.some((each) => each.name === name));
  return [...placed.sort((a, b) => a.at - b.at), ...apart.map((name) => ({ name, label: null }))];
}
