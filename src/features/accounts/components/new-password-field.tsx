"use client";

import { useState } from "react";
import { TextField } from "@/components/forms/field";

/** A password with a switch that shows what was typed: once is then enough. */
export function NewPasswordField({
  label,
  name = "password",
  error,
  current = false,
}: {
  label: string;
  name?: string;
  error?: string;
  /** A password that exists already: no rules beside it. */
  current?: boolean;
}) {
  const [shown, setShown] = useState(false);
  const switchId = `show-${name}`;
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={label}
        name={name}
        required
        type={shown ? "text" : "password"}
        autoComplete={current ? "current-password" : "new-password"}
        autoCapitalize="none"
        spellCheck={false}
        error={error}
        support={
          current
            ? undefined
            : "12文字以上。文字の種類の決まりはありません。覚えやすい言葉をいくつか組み合わせてください。メールアドレスや氏名、よく使われるパスワードは使えません。"
        }
      />
      <div className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          id={switchId}
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
          className="size-6 flex-none accent-blue-900"
        />
        <label htmlFor={switchId}>{label}を表示する</label>
      </div>
    </div>
  );
}
