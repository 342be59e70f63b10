import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A bordered box for one thing, with its heading. */
export function Card({
  title,
  level = 2,
  children,
  className,
}: {
  title?: ReactNode;
  /** The heading's level in the page's outline. */
  level?: 2 | 3 | 4;
  children: ReactNode;
  className?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <section className={classNames("rounded-12 border border-solid-gray-420 bg-white p-4 md:p-6", className)}>
      {title ? <Heading className="mb-3 text-std-20B-150">{title}</Heading> : null}
      {children}
    </section>
  );
}
