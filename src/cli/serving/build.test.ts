import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeOnce } from "./build";

const quiet = { set: () => undefined };
const RECORD = "ayumi-build";

let builds: string;
let folder: string;
beforeEach(() => {
  builds = mkdtempSync(path.join(tmpdir(), "ayumi-builds-"));
  folder = path.join(builds, "this");
});
afterEach(() => rmSync(builds, { recursive: true, force: true }));

const make = async () => {
  mkdirSync(folder);
  writeFileSync(path.join(folder, "page"), "");
};

describe("a build", () => {
  it("is made by one of all who ask, and the others have it when it is whole", async () => {
    let made = 0;
    const waited: string[] = [];
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const slow = async () => {
      made += 1;
      await make();
      await finished;
    };
    const first = makeOnce(folder, quiet, slow);
    const second = makeOnce(folder, { set: (said) => waited.push(said) }, slow).then(() =>
      existsSync(path.join(folder, RECORD)),
    );
    expect(waited).toEqual(["（ほかのサーバーが組み立て中です）"]);
    finish();
    await first;
    expect(await second).toBe(true);
    expect(made).toBe(1);
    expect(readdirSync(builds)).toEqual(["this"]);
  });

  it("that is whole is not touched again, and one that failed is made anew", async () => {
    const failing = async () => {
      await make();
      throw new Error("no space left");
    };
    await expect(makeOnce(folder, quiet, failing)).rejects.toThrow("no space left");
    await makeOnce(folder, quiet, make);
    await makeOnce(folder, quiet, failing);
    expect(readdirSync(folder).sort()).toEqual([RECORD, "page"]);
  });

  it("takes away those of other versions that no server has used for an hour", async () => {
    const other = (name: string, minutesAgo: number) => {
      const record = path.join(builds, name, RECORD);
      mkdirSync(path.dirname(record));
      writeFileSync(record, "");
      const at = new Date(Date.now() - minutesAgo * 60_000);
      utimesSync(record, at, at);
    };
    other("unused", 61);
    other("running", 11);
    mkdirSync(path.join(builds, "being made"));
    await makeOnce(folder, quiet, make);
    expect(readdirSync(builds).sort()).toEqual(["being made", "running", "this"]);
  });
});
