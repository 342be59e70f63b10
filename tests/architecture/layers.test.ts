import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LAYERS } from "./layers";

/** Violations as "rule: from → to". */
async function violations(folder: string): Promise<{ modules: number; found: string[] }> {
  const { output } = await cruise(
    [folder],
    {
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

  // One forbidden import per layer: each must be seen, or the rule reads nothing.
  const planted: readonly { folder: string; code: string; rule: string }[] = [
    { folder: "src/domain", code: 'import "@/lib/routes";', rule: "domain-alone" },
    { folder: "src/domain", code: 'import "zod";', rule: "domain-packages" },
    { folder: "src/domain", code: 'import "node:fs";', rule: "domain-core" },
    { folder: "src/lib", code: 'import "@/domain/plan/definition";', rule: "lib-alone" },
    { folder: "src/components", code: 'import "@/server/db/client";', rule: "components" },
    { folder: "src/public-site", code: 'import "@/server/db/client";', rule: "public-site" },
    { folder: "src/server", code: 'import "@/features/plan/view-model";', rule: "server" },
    { folder: "src/server", code: 'import "@/server/db/client";', rule: "prisma-only-in-server" },
    {
      folder: "src/features/dashboard",
      code: 'import "@/features/plan/view-model";',
      rule: "features-apart",
    },
    {
      folder: "src/features/dashboard/components",
      code: 'import type { Db } from "@/server/db/client";\nexport type { Db };',
      rule: "features-inner",
    },
    ...["components", "model", "view-model"].map((part) => ({
      folder: `src/features/report-entry/${part}`,
      code: 'import "@/server/plan/queries";',
      rule: "features-inner-types",
    })),
    { folder: "src/app", code: 'import "@/server/plan/queries";', rule: "app" },
  ];

  describe("a planted violation is reported", () => {
    const folders: string[] = [];
    beforeAll(() => {
      for (const { folder, code } of planted) {
        const made = mkdtempSync(path.join(folder, "planted-"));
        folders.push(made);
        writeFileSync(path.join(made, "violation.ts"), `${code}\nexport {};\n`);
      }
    });
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true });
    });

    it.each(planted.map((each, index) => ({ ...each, index })))("$rule", async ({ rule, index }) => {
      const { found } = await violations(folders[index] ?? "");
      expect(found.map((each) => each.split(":")[0])).toContain(rule);
    });
  });
});
