/** What lies in a feature's folder: the same few words everywhere, so that the right file is found without a search. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

const FEATURES = "src/features";

/**
 * A word is a file, or a folder of files where the feature has several pages. In components/ lie React components and
 * hooks; whatever needs no React is in model/ or view-model/.
 */
const VOCABULARY: readonly RegExp[] = [
  /^schema\.ts$/,
  /^actions\.ts$/,
  /^(loaders|view-model)(\/[a-z-]+)?\.ts$/,
  /^model\/[a-z-]+\.ts$/,
  /^components\/([a-z-]+\.tsx|use-[a-z-]+\.ts)$/,
];

/** Files below a folder of features that no word stands for. */
function strays(features: string): string[] {
  return readdirSync(features, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(features, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"),
    )
    .filter((file) => {
      const [, ...inside] = file.replace(/(\.dom)?\.test(\.tsx?)$/, "$2").split("/");
      return !VOCABULARY.some((word) => word.test(inside.join("/")));
    });
}

/** Words that are there both as a file and as a folder. */
function doubles(features: string): string[] {
  return readdirSync(features).flatMap((feature) => {
    const names = new Set(readdirSync(path.join(features, feature)));
    return ["loaders", "view-model"].filter((word) => names.has(word) && names.has(`${word}.ts`));
  });
}

describe("the folders of the features", () => {
  it("hold nothing but the agreed words", () => {
    expect(readdirSync(FEATURES).length).toBeGreaterThan(5);
    // What the test of the layers plants lies there while it runs.
    expect(strays(FEATURES).filter((file) => !file.includes("/planted-"))).toEqual([]);
    expect(doubles(FEATURES)).toEqual([]);
  });

  it.each(["utils.ts", "components/words.ts", "view-model-extra.ts", "helpers/text.ts"])(
    "a planted %s is reported",
    (name) => {
      const folder = mkdtempSync(path.join(tmpdir(), "features-"));
      const planted = path.join(folder, "feature", name);
      mkdirSync(path.dirname(planted), { recursive: true });
      try {
        writeFileSync(planted, "export {};\n");
        writeFileSync(path.join(folder, "feature/schema.ts"), "export {};\n");
        expect(strays(folder)).toEqual([`feature/${name}`]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
