/** What only one place may do. Each rule is tried on a planted line as well: a rule that reads nothing would hold. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface OnePlace {
  readonly what: string;
  readonly pattern: RegExp;
  /** Files or folders (ending in "/") in which it may stand. */
  readonly places: readonly string[];
  readonly planted: string;
}

const RULES: readonly OnePlace[] = [
  {
    what: "transactions are opened by server/db/transaction.ts alone, with its table of refusals",
    pattern: /\$transaction\b/,
    places: ["src/server/db/transaction.ts"],
    planted: "return db().$transaction(async (tx) => done(null));",
  },
  {
    what: "a zod error becomes sentences in server/input/sentences.ts; only a plan file and the environment name places of their own",
    pattern: /\.issues\b|\bz\.config\(/,
    places: ["src/server/input/sentences.ts", "src/server/plan/plan-file/schema.ts", "src/lib/env.ts"],
    planted: "return refused('invalid', { name: parsed.error.issues[0].message });",
  },
  {
    what: "the number of an unexpected error is made by lib/unexpected.ts, beside its line in the log",
    pattern: /受付番号 [$'"`]/,
    places: ["src/lib/unexpected.ts"],
    planted: "return '受付番号 ' + reference;",
  },
  {
    what: "only server/access makes a Viewer",
    pattern: /\bmintViewer\b|\bas Viewer\b/,
    places: ["src/server/access/"],
    planted: 'import { mintViewer } from "@/server/access/viewer";',
  },
  {
    what: "a branded value is made by the functions of its own file, which check it; nobody else casts to it",
    pattern: /\bas (?:readonly )?(?:DecimalString|FiscalYear|IsoDate|KpiId)\b/,
    places: [
      "src/domain/shared/decimal.ts",
      "src/domain/shared/fiscal-year.ts",
      "src/domain/shared/iso-date.ts",
      "src/domain/shared/kpi-id.ts",
    ],
    planted: "const fy = Number(text) as FiscalYear;",
  },
  {
    what: "lists of names have one order, that of domain/shared/names.ts; the database's and the language's own have ⑩ before ②",
    pattern: /\blocaleCompare\b|\bIntl\.Collator\b|\bname: "(?:asc|desc)"|ORDER BY [^`;]*\bname\b/,
    places: ["src/domain/shared/names.ts"],
    planted: 'const rows = await db().department.findMany({ orderBy: { name: "asc" } });',
  },
  {
    what: "what is unseen in a text is taken out by domain/shared/typed-text.ts alone; the others only look at it",
    pattern: /\\p\{C[cf]\}/,
    places: [
      "src/domain/shared/typed-text.ts",
      "src/lib/email.ts",
      "src/lib/spreadsheet-text.ts",
      "src/domain/reports/entry/evidence.ts",
      "src/public-site/open-data/",
      "src/server/audit/verify.ts",
      "src/server/auth/sessions/callback-url.ts",
      "src/server/plan/plan-file/",
    ],
    planted: 'const clean = text.replace(/\\p{Cc}/gu, "");',
  },
  {
    what: "no action answers by putting another page in the place of the one it was sent from: pages alone do, and a foreign Origin",
    pattern: /\b(?:unauthorized|notFound|forbidden)\(\)/,
    places: [
      "src/app/",
      "src/public-site/",
      "src/server/auth/sessions/session.ts",
      "src/server/auth/requests/shown.ts",
      "src/server/auth/requests/staff-action.ts",
      ...globSync("src/features/*/loaders{.ts,/*.ts}"),
    ],
    planted: "if (!viewer) unauthorized();",
  },
  {
    what: "a form keeps what is typed in it: it is a KeptForm; the others ask an address, have buttons alone, or stand before any session",
    pattern: /<form\b|\buseActionState\(/,
    places: [
      "src/components/forms/kept/kept-form.tsx",
      "src/components/forms/filter-form.tsx",
      "src/components/staff-shell/search-box.tsx",
      "src/components/staff-shell/staff-shell.tsx",
      "src/features/search/components/search-view.tsx",
      "src/public-site/parts/search.tsx",
      "src/app/(staff)/staff/sign-in/second-factor/page.tsx",
      "src/features/accounts/components/invitation-form.tsx",
      "src/features/accounts/components/set-up-form.tsx",
      "src/features/accounts/components/sign-in-form.tsx",
      "src/features/dashboard/components/plan-year-form.tsx",
      "src/features/explore/components/explore-board.tsx",
      "src/features/publication-comparison/components/comparison-view.tsx",
      // A code is good for half a minute, and is kept nowhere; a button has nothing to keep.
      "src/features/own-account/components/",
      "src/features/plan-change/components/edit-item-row.tsx",
      "src/features/plan-change/components/plan-file-form.tsx",
      // They save by themselves, and keep what is not saved: model/kept-lines.ts, model/kept-text.ts.
      "src/features/initiative-entry/components/entry-table.tsx",
      "src/features/report-entry/components/entry-form.tsx",
      "src/features/response-link/components/start-form.tsx",
      "src/features/transfer/components/transfer-view.tsx",
    ],
    planted: "return <form action={action}><textarea name='body' /></form>;",
  },
  {
    what: "a box that the page ticks follows the page when it is read again: React keeps its first tick, and a colleague's would be undone",
    pattern: /<input\b[^<]*\bdefaultChecked=/,
    places: ["src/components/forms/field.tsx"],
    planted: '<input type="checkbox" name="asked" defaultChecked={isAsked} />',
  },
];

interface Source {
  readonly file: string;
  readonly text: string;
}

/** The files of src that do what the rule reserves, outside its places. */
function offenders(rule: OnePlace, sources: readonly Source[]): string[] {
  return sources
    .filter(({ text }) => rule.pattern.test(text))
    .map(({ file }) => file)
    .filter((file) => !rule.places.some((place) => file === place || file.startsWith(place)));
}

const sources = globSync("src/**/*.{ts,tsx,mjs}")
  .map((file) => file.replaceAll("\\", "/"))
  // "planted-": what the test of the layers writes and takes away beside this one.
  .filter((file) => !file.startsWith("src/server/db/generated/") && !/\.test\.tsx?$|\/planted-/.test(file))
  .map((file) => ({ file, text: readFileSync(file, "utf8") }));

describe.each(RULES)("$what", (rule) => {
  it("holds in the whole of src", () => {
    expect(offenders(rule, sources)).toEqual([]);
  });

  it("is used where it may stand", () => {
    const there = sources.filter(({ file }) => rule.places.some((place) => file.startsWith(place)));
    expect(there.some(({ text }) => rule.pattern.test(text))).toBe(true);
  });

  it("is seen where it may not", () => {
    const file = "src/server/reports/planted.ts";
    expect(offenders(rule, [{ file, text: rule.planted }])).toEqual([file]);
  });
});
