/** Who may import whom: the three stages run one way, and every layer knows only what is below it. */
import type { IForbiddenRuleType } from "dependency-cruiser";

/** Tests may reach further than what they test. */
const TESTS = "\\.test\\.tsx?$|/testing/";

/** What the loaders and actions of the features may ask. */
const AGGREGATES = "(access|accounts|audit|auth|mail|plan|publication|reports|rounds)";

/** The parts of a feature that also run in a browser, or are pure. */
const INNER = "^src/features/[^/]+/(components/|model/|schema|view-model)";

function only(name: string, from: string, allowed: string | string[], comment?: string): IForbiddenRuleType {
  return {
    name,
    severity: "error",
    comment,
    from: { path: from, pathNot: TESTS },
    to: { path: "^src/", pathNot: allowed },
  };
}

export const LAYERS: IForbiddenRuleType[] = [
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
      pathNot: [`^src/server/${AGGREGATES}/`, "^src/server/(db|health)", "^src/cli/", TESTS],
    },
    to: { path: "^src/server/db/|node_modules/(@prisma|\\.prisma)/" },
  },
  only("features-loaders-actions", "^src/features/[^/]+/(loaders|actions)", [
    "^src/(public-site|domain|components|lib|features)/",
    `^src/server/${AGGREGATES}/`,
  ]),
  only("features-inner", INNER, ["^src/(domain|components|lib|features)/", `^src/server/${AGGREGATES}/`]),
  {
    name: "features-inner-types",
    severity: "error",
    comment: "Of the server, only the shapes of what it hands out: code of it never reaches a browser.",
    from: { path: INNER, pathNot: TESTS },
    to: { path: "^src/server/", dependencyTypesNot: ["type-only"] },
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
