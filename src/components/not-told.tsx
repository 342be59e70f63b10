import { ButtonLink } from "@/components/forms/button";
import { ErrorMessage } from "@/components/forms/error-message";
import { NOT_TOLD_TITLE, TO_NOW, TO_PUBLICATIONS } from "@/domain/words/ja/reports/as-of";
import type { SearchParams } from "@/lib/address-query";
import { staffRoutes } from "@/lib/routes";

/** In the place of a page that cannot be shown as of a publication: why, and where to go from here. */
export function NotTold({
  why,
  query,
}: {
  /** A sentence. */
  why: string;
  /** Of the page's address: the same page as it is now keeps the rest of it. */
  query: SearchParams;
}) {
  const { "as-of": _, ...rest } = query;
  const kept = Object.entries(rest).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return (
    <ErrorMessage
      status={404}
      title={NOT_TOLD_TITLE}
      actions={
        <>
          <ButtonLink href={`?${new URLSearchParams(kept)}`}>{TO_NOW}</ButtonLink>
          <ButtonLink variant="secondary" href={staffRoutes.publications()}>
            {TO_PUBLICATIONS}
          </ButtonLink>
        </>
      }
    >
      <p>{why}</p>
    </ErrorMessage>
  );
}
