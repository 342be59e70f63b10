/** Who may import whom: the three stages run one way, and every layer knows only what is below it. */
import type { IForbiddenRuleType } from "dependency-cruiser";

/** Tests may reach further than what they test. */
const TESTS = "\\.test\\.tsx?$|/testing/";

/** What the loaders and actions of the features may ask. */
const AGGREGATES =
  "(access|accounts|answer-sheets|audit|auth|mail|plan|proposals|publication|reports|rounds)";

/** The parts of a feature that also run in a browser, or are pure. */

function only(name: string, from: string, allowed: string | string[], comment?: string): IForbiddenRuleType {
  return {
    name,
    severity: "error",
    comment,
    from: { path: from, pathNot: TESTS },
    to: { path: "^src/", pathNot: allowed },
  };
}

/**
 * Folders that stand on one another: each may import itself and what stands before it.
 * The rules are made from these lists, and so are the violations that the test plants.
 */
export const ORDERS: readonly { readonly base: string; readonly folders: readonly string[] }[] = [
  {
    base: "src/domain",
    folders: ["shared", "plan", "reports", "rounds", "imports", "publication", "proposals", "words"],
  },
  {
    base: "src/server",
    folders: [
      "db",
      "input",
      "access",
      "audit",
      "auth",
      "accounts",
      "mail",
      "plan",
      "reports",
      "rounds",
      "answer-sheets",
      "publication",
      "proposals",
      "metrics",
      "front-door",
    ],
  },
  {
    base: "src/server/publication",
    folders: ["stop-record", "compose", "edition", "store", "serve", "export", "verify"],
  },
  {
    base: "src/cli",
    folders: [
      "postgres",
      "accounts",
      "runtime",
      "database",
      "doctor",
      "serving",
      "demo",
      "backup",
      "commands",
    ],
  },
];

/** "src-server-db": the rule's name for one folder of an order. */
export function orderRule(base: string, folder: string): string {
  return `${base}/${folder}`.replaceAll("/", "-");
}

function inOrder(base: string, folders: readonly string[]): IForbiddenRuleType[] {
  return folders.slice(0, -1).map((folder, index) => ({
    name: orderRule(base, folder),
    severity: "error",
    comment: `Of ${base} it may import itself and: ${folders.slice(0, index).join(", ") || "nothing"}.`,
    from: { path: `^${base}/${folder}/`, pathNot: TESTS },
    to: { path: folders.slice(index + 1).map((later) => `^${base}/${later}/`) },
  }));
}

const INNER_FILES = [
  "^src/features/[^/]+/(components|model|view-model)/",
  "^src/features/[^/]+/(schema|view-model)[^/]*$",
];
const INNER_MAY = "^src/(domain|components|lib|features)/";

export const LAYERS: IForbiddenRuleType[] = [
  ...ORDERS.flatMap(({ base, folders }) => inOrder(base, folders)),
  {
    name: "no-circular-folders",
    severity: "error",
    comment: "Two folders that need each other are one folder, or one of them holds what belongs to neither.",
    scope: "folder",
    from: { path: "^src/" },
    to: { circular: true },
  },
  {
    name: "publication-top",
    severity: "error",
    comment: "publish, withdraw and the queries stand on the stages of a publication, never below them.",
    from: { path: "^src/server/publication/[^/]+/", pathNot: TESTS },
    to: { path: "^src/server/publication/[^/]+$" },
  },
  {
    name: "no-tests",
    severity: "error",
    comment: "What runs for people never needs what is there for the tests.",
    from: { path: "^src/", pathNot: TESTS },
    to: { path: "^tests/" },
  },
  only("cli-postgres", "^src/cli/postgres/", ["^src/cli/postgres/", "^src/lib/"]),
  only(
    "cli-launch",
    "^src/cli/launch/",
    "^src/cli/launch/",
    "Runs on any Node, before anything is installed: plain JavaScript alone.",
  ),
  {
    name: "no-circular",
    severity: "error",
    from: { path: "^src/", pathNot: "^src/server/db/generated/" },
    to: { circular: true },
  },
  only("domain-alone", "^src/domain/", "^src/domain/", "Rules import nothing but themselves."),
  {
    name: "domain-packages",
    severity: "error",
    comment: "Decimal arithmetic is the one library a rule may use.",
    from: { path: "^src/domain/", pathNot: TESTS },
    to: { path: "node_modules", pathNot: "node_modules/decimal\\.js/" },
  },
  {
    name: "domain-core",
    severity: "error",
    comment: "No file system, no clock, no network in a rule.",
    from: { path: "^src/domain/", pathNot: TESTS },
    to: { dependencyTypes: ["core"] },
  },
  only("lib-alone", "^src/lib/", "^(src/lib/|package\\.json)"),
  only("components", "^src/components/", "^src/(components|domain|lib)/"),
  only("public-site", "^src/public-site/", "^src/(public-site|domain|components|lib)/"),
  {
    ...only(
      "components-without-ui-state",
      "^src/public-site/",
      "^src/(public-site|domain|lib)/|^src/components/(charts/|mark\\.tsx$)",
    ),
    comment: "The public pages are static: of the components only the charts and marks.",
  },
  only("server", "^src/server/", "^src/(server|domain|lib)/"),
  {
    name: "prisma-only-in-server",
    severity: "error",
    comment: "Who touches the database asks `can` first; a command only opens and closes it.",
    from: {
      path: "^src/",
      pathNot: [`^src/server/${AGGREGATES}/`, "^src/server/(db|health|metrics)", "^src/cli/", TESTS],
    },
    to: { path: "^src/server/db/|node_modules/(@prisma|\\.prisma)/" },
  },
  only("features-loaders-actions", "^src/features/[^/]+/(loaders|actions)", [
    "^src/(public-site|domain|components|lib|features)/",
    `^src/server/${AGGREGATES}/`,
  ]),
  {
    name: "features-inner",
    severity: "error",
    comment: "What runs in the browser as well takes no code from the server.",
    from: { path: INNER_FILES, pathNot: TESTS },
    to: { path: "^src/", pathNot: INNER_MAY, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "features-inner-types",
    severity: "error",
    comment: "Of the server they may know what an aggregate answers, and no other type.",
    from: { path: INNER_FILES, pathNot: TESTS },
    to: {
      path: "^src/",
      pathNot: [INNER_MAY, `^src/server/${AGGREGATES}/`],
      dependencyTypes: ["type-only"],
    },
  },
  {
    name: "features-apart",
    severity: "error",
    comment: "A feature never imports another.",
    from: { path: "^src/features/([^/]+)/", pathNot: TESTS },
    to: { path: "^src/features/", pathNot: "^src/features/$1/" },
  },
  {
    name: "app",
    severity: "error",
    comment: "Routes only; the API and the public route answer from the server themselves.",
    from: { path: "^src/app/", pathNot: "^src/app/(api|\\[\\[\\.\\.\\.path\\]\\])/" },
    to: { path: "^src/", pathNot: "^src/(app|features|components|lib|domain)/" },
  },
  only(
    "app-api",
    "^src/app/(api|\\[\\[\\.\\.\\.path\\]\\])/",
    "^src/(app|features|components|lib|domain|server)/",
  ),
];
