import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { AS_OF_SENTENCE, asOfTitle, type NamedPublication, TO_NOW } from "@/domain/words/ja/reports/as-of";

/** Says that a page is of a publication, and leads back to what is so now. */
export function AsOfNotice({ asOf, nowHref }: { asOf: NamedPublication | null; nowHref: string }) {
  if (asOf === null) return null;
  return (
    <Notice tone="info" title={asOfTitle(asOf)}>
      <p>
        {AS_OF_SENTENCE}
        <Link className="text-link ml-2" href={nowHref}>
          {TO_NOW}
        </Link>
      </p>
    </Notice>
  );
}
