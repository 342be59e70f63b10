/** Over an archived page as it is answered. */
import type { ChangesSince } from "@/domain/publication/changes/since";
import type { ChangeKind } from "@/domain/publication/snapshot";
import type { ArchiveWords, WithdrawalWords } from "@/domain/words/public/archive-words";
import { dayEn } from "./dates";

export const ARCHIVE_EN: ArchiveWords = {
  isCurrent: (no) => `This is the kept copy of the current publication (no. ${no}).`,
  since: sinceEn,
  toCurrent: "See the current page",
  toCorrections: "See the corrections and changes of definitions",
  toKpi: "See what was corrected and changed of this indicator",
  between: " ",
};

const VERBS: Partial<Record<ChangeKind, string>> = {
  correction: "was corrected",
  confirmation: "was confirmed",
  mark: "got another mark",
  definition: "was defined anew",
  text: "was described anew",
  evidence: "got other documents",
};

/** What is on this page was corrected in publications no. 3 and 5. */
function sinceEn(changes: readonly ChangesSince[]): string {
  if (changes.length === 0) return "Nothing on this page has been corrected since.";
  return changes
    .map(
      ({ kind, nos }) => `Something on this page ${VERBS[kind] ?? "was changed"} in ${publicationsEn(nos)}.`,
    )
    .join(" ");
}

function publicationsEn(nos: readonly number[]): string {
  const last = String(nos.at(-1));
  if (nos.length === 1) return `publication no. ${last}`;
  return `publications no. ${nos.slice(0, -1).join(", ")} and ${last}`;
}

export const WITHDRAWAL_EN: WithdrawalWords = {
  heading: "Notice of withdrawal",
  withdrawn: (no, iso) => `This publication (no. ${no}) was withdrawn on ${dayEn(iso)}.`,
  reason: "Reason:",
  toArchive: "See all publications",
};
