"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/**
 * The button that sends the form around it. While the form is under way it says so and does not send again, but
 * stays focusable, so that the focus of a keyboard user is not lost. One that is `aria-disabled` says by its description
 * what is missing, and leaves it to `onClick` to lead there.
 */
export function SubmitButton({
  children,
  pendingLabel = "送信しています…",
  onClick,
  "aria-disabled": isWaiting,
  ...rest
}: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={pending || isWaiting || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending ? pendingLabel : children}
    </Button>
  );
}
