import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LAYERS, ORDERS, orderRule } from "./layers";

/** Violations as "rule: from → to". */
async function violations(...folders: string[]): Promise<{ modules: number; found: string[] }> {
  const { output } = await cruise(
    folders,
    {
      // Tests may reach anywhere, and nobody reaches them: they would close circles between folders that are none.
      exclude: { path: "\\.test\\.tsx?$" },
      doNotFollow: { path: "node_modules|src/server/db/generated" },
      tsConfig: { fileName: "tsconfig.json" },
      tsPreCompilationDeps: true,
      validate: true,
      ruleSet: { forbidden: LAYERS },
    },
    undefined,
    { tsConfig: extractTSConfig("tsconfig.json") },
  );
  const result = output as ICruiseResult;
  return {
    modules: result.modules.filter((module) => module.source.startsWith("src/")).length,
    found: result.summary.violations.map((each) => `${each.rule.name}: ${each.from} → ${each.to}`),
  };
}

describe("who may import whom", () => {
  it("holds in the whole of src, and something was read", async () => {
    const { modules, found } = await violations("src");
    expect(modules).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  // One forbidden import per rule: each must be seen, or the rule reads nothing.
  const planted: readonly { folder: string; code: string; rule: string }[] = [
    { folder: "src/domain", code: 'import "@/lib/routes";', rule: "domain-alone" },
    { folder: "src/domain", code: 'import "zod";', rule: "domain-packages" },
    { folder: "src/domain", code: 'import "node:fs";', rule: "domain-core" },
    { folder: "src/lib", code: 'import "@/domain/plan/definition";', rule: "lib-alone" },
    { folder: "src/components", code: 'import "@/server/db/client";', rule: "components" },
    { folder: "src/public-site", code: 'import "@/server/db/client";', rule: "public-site" },
    { folder: "src/server", code: 'import "@/features/plan/view-model/plan";', rule: "server" },
    { folder: "src/server", code: 'import "@/server/db/client";', rule: "prisma-only-in-server" },
    {
      folder: "src/features/dashboard",
      code: 'import "@/features/plan/view-model/plan";',
      rule: "features-apart",
    },
    {
      folder: "src/features/dashboard/components",
      code: 'import type { Db } from "@/server/db/client";\nexport type { Db };',
      rule: "features-inner-types",
    },
    ...["components", "model", "view-model"].map((part) => ({
      folder: `src/features/report-entry/${part}`,
      code: 'import "@/server/plan/queries";',
      rule: "features-inner",
    })),
    {
      folder: "src/features/dashboard/components",
      code: 'import type { Limits } from "@/server/front-door/limits";\nexport type Planted = Limits;',
      rule: "features-inner-types",
    },
    { folder: "src/app", code: 'import "@/server/plan/queries";', rule: "app" },
    {
      folder: "src/server/publication/compose",
      code: 'import "@/server/publication/publish";',
      rule: "publication-top",
    },
    { folder: "src/lib", code: 'import "@tests/fixtures/marks";', rule: "no-tests" },
    { folder: "src/cli/postgres", code: 'import "@/server/plan/queries";', rule: "cli-postgres" },
    { folder: "src/cli/launch", code: 'import "@/lib/routes";', rule: "cli-launch" },
    ...ORDERS.flatMap(({ base, folders }) =>
      folders
        .filter((folder) => existsSync(path.join(base, folder)))
        .flatMap((folder, index, there) => {
          const next = there[index + 1];
          if (next === undefined) return [];
          return [
            {
              folder: path.join(base, folder),
              code: `import "@/${anyModule(`${base}/${next}`)}";`,
              rule: orderRule(base, folder),
            },
          ];
        }),
    ),
  ];
  /** Both are wanted: a rule that refused them would refuse what the layers are for. */
  const allowed = [
    {
      folder: "src/features/dashboard/components",
      code: 'import type { AccountDto } from "@/server/accounts/queries";\nexport type Planted = AccountDto;',
    },
    { folder: "src/server/rounds", code: 'import "@/server/reports/queries";' },
  ];

  describe("a planted violation is reported", () => {
    const folders: string[] = [];
    let found: string[] = [];
    beforeAll(async () => {
      for (const { folder, code } of [...planted, ...allowed]) {
        const made = mkdtempSync(path.join(folder, "planted-"));
        folders.push(made);
        writeFileSync(path.join(made, "violation.ts"), `${code}\nexport {};\n`);
      }
      // Two folders that need each other, though no two files do.
      const circle = mkdtempSync("src/lib/planted-");
      folders.push(circle);
      for (const [here, there] of [
        ["one", "two"],
        ["two", "one"],
      ] as const) {
        mkdirSync(path.join(circle, here));
        writeFileSync(path.join(circle, here, "leaf.ts"), "export {};\n");
        writeFileSync(path.join(circle, here, "asks.ts"), `import "../${there}/leaf";\nexport {};\n`);
      }
      // One reading for all of them.
      ({ found } = await violations(...folders));
    }, 120_000);
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true });
    });

    const rulesBrokenIn = (folder: string | undefined) =>
      found.filter((each) => each.includes(`: ${folder}`)).map((each) => each.split(":")[0]);

    it.each(planted.map((each, index) => ({ ...each, index })))("$rule", ({ rule, index }) => {
      expect(rulesBrokenIn(folders[index])).toContain(rule);
    });

    it.each(allowed.map((each, index) => ({ ...each, index })))("but not $code", ({ index }) => {
      expect(rulesBrokenIn(folders[planted.length + index])).toEqual([]);
    });

    it("no-circular-folders", () => {
      expect(rulesBrokenIn(folders.at(-1))).toContain("no-circular-folders");
    });
  });
});

/** A module of the folder, as an import names it. */
function anyModule(folder: string): string {
  const [file] = globSync(`${folder}/**/*.ts`)
    .filter((each) => !/\.test\.ts$|planted-|generated/.test(each))
    .sort();
  if (file === undefined) throw new Error(`no module in ${folder}`);
  return file.slice("src/".length).replace(/\.ts$/, "");
}
