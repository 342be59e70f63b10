import type { ReactNode } from "react";

/** A form stands in one narrow column. */
export function NarrowPage({ children }: { children: ReactNode }) {
  return <div className="mx-auto flex w-full max-w-[40rem] flex-col gap-8">{children}</div>;
}
