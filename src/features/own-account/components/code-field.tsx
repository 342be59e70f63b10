"use client";

import { TextField } from "@/components/forms/field";

/** A code of six digits, or a recovery code where that is taken too: then with every key of the keyboard. */
export function CodeField({
  id,
  label,
  support,
  error,
  takesRecoveryCode = false,
}: {
  /** Where a page has several. */
  id?: string;
  label: string;
  support: string;
  error?: string;
  takesRecoveryCode?: boolean;
}) {
  return (
    <TextField
      id={id}
      label={label}
      name="code"
      required
      support={support}
      error={error}
      inputMode={takesRecoveryCode ? "text" : "numeric"}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      className="w-64 font-mono"
    />
  );
}
