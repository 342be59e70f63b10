"use client";

import { UnexpectedError } from "@/components/staff-shell/unexpected-error";

/** For what fails in the frame of the staff pages itself: the boundary inside the frame does not cover it. */
export default function FrameError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" className="px-4">
      <UnexpectedError error={error} retry={retry} />
    </main>
  );
}
