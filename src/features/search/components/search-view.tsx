import Link from "next/link";
import { Button } from "@/components/forms/button";
import { TextField } from "@/components/forms/field";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import type { Piece } from "@/domain/shared/search-text";
import {
  moreFound,
  NOTHING_FOUND,
  SEARCH_EXAMPLE,
  SEARCH_HINT,
  searchSummary,
} from "@/domain/words/ja/search";
import { staffRoutes } from "@/lib/routes";
import { MOST_LETTERS } from "../schema";
import { MOST_SHOWN, type SearchGroup, type SearchHit } from "../view-model/search";

export interface SearchPage {
  readonly typed: string;
  readonly groups: readonly (SearchGroup & { readonly title: string })[];
}

/** What was found, by kind, with where it was found; a plain GET form, so that a search can be sent on. */
export function SearchView({ page: { typed, groups } }: { page: SearchPage }) {
  const found = groups.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-6">
        <Breadcrumbs items={[{ label: "ホーム", href: staffRoutes.home() }, { label: "検索" }]} />
        <PageHeading title="検索" lead={SEARCH_HINT} />
        <form action={staffRoutes.search()} className="flex max-w-[48rem] flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-64">
            {/* The field holds its own value: another search is another field. */}
            <TextField
              key={typed}
              id="search-words"
              name="q"
              type="search"
              label="探すことば"
              support={SEARCH_EXAMPLE}
              defaultValue={typed}
              maxLength={MOST_LETTERS}
            />
          </div>
          <Button type="submit">検索する</Button>
        </form>
      </div>
      {typed === "" ? null : (
        <div>
          <p role="status" className="text-std-18B-160">
            {searchSummary(typed, found)}
          </p>
          {found === 0 ? <p className="mt-2">{NOTHING_FOUND}</p> : null}
        </div>
      )}
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`found-${group.key}`} className="flex flex-col gap-2">
          <h2 id={`found-${group.key}`} className="text-std-24B-150">
            {group.title}
            <span className="ml-2 text-std-17B-170">{`${group.count}件`}</span>
          </h2>
          <ul className="flex flex-col">
            {group.hits.map((hit) => (
              <Hit key={`${hit.href} ${hit.title.map(({ text }) => text).join("")}`} hit={hit} />
            ))}
          </ul>
          {group.count > MOST_SHOWN ? <p>{moreFound(group.count - MOST_SHOWN)}</p> : null}
        </section>
      ))}
    </div>
  );
}

function Hit({ hit: { href, isPublic, title, place, found } }: { hit: SearchHit }) {
  const name = <Marked pieces={title} />;
  return (
    <li className="border-t border-solid-gray-300 py-3">
      {/* The public pages are finished files, outside this application's routes. */}
      {isPublic ? (
        <a className="text-link" href={href}>
          {name}
        </a>
      ) : (
        <Link className="text-link" href={href}>
          {name}
        </Link>
      )}
      {place ? <p className="text-dns-14N-130 text-solid-gray-700">{place}</p> : null}
      {found ? (
        <p className="mt-1 max-w-[60rem]">
          <span className="font-bold">{`${found.label}：`}</span>
          <Marked pieces={found.pieces} />
        </p>
      ) : null}
    </li>
  );
}

/** Pieces of text, never markup: what somebody typed cannot become an element. */
function Marked({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ text, isFound }) => {
    const key = at;
    at += text.length;
    return isFound ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
