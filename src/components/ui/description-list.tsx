import type { ReactNode } from "react";

/** Terms and what is said of them, side by side where there is room. */
export function DescriptionList({
  items,
}: {
  items: readonly { readonly term: string; readonly description: ReactNode }[];
}) {
  return (
    <dl className="text-std-16N-170">
      {items.map(({ term, description }) => (
        <div
          key={term}
          className="grid gap-x-6 border-b border-solid-gray-300 py-2 sm:grid-cols-[minmax(8rem,14rem)_1fr]"
        >
          <dt className="font-bold">{term}</dt>
          <dd className="min-w-0">{description}</dd>
        </div>
      ))}
    </dl>
  );
}
