import { describe, expect, it } from "vitest";
import {
  databaseLabel,
  type FolderState,
  type FoundDatabase,
  type KnownDatabase,
  wrongDatabase,
  wrongKind,
} from "./known";

const ID = "00000000-0000-4000-8000-000000000001";
const OTHER = "00000000-0000-4000-8000-000000000002";
const external = {
  kind: "external",
  id: ID,
  host: "db.example",
  port: 5432,
  name: "ayumi",
  systemIdentifier: "7",
  demo: false,
} as const;
const embedded = { kind: "embedded", id: ID, demo: false } as const;
const folder = (state: Partial<FolderState>): FolderState => ({
  folder: "/srv/ayumi",
  known: null,
  hasCluster: false,
  hasCopy: false,
  ...state,
});

describe("the kind of database that a folder may have", () => {
  it.each<[string, Partial<FolderState>, FoundDatabase["kind"], RegExp | null]>([
    ["a fresh folder takes its own", {}, "embedded", null],
    ["a fresh folder takes the city's", {}, "external", null],
    ["its own again", { known: embedded, hasCluster: true }, "embedded", null],
    ["the city's again", { known: external }, "external", null],
    ["of the version before, its own", { hasCluster: true, hasCopy: true }, "embedded", null],
    ["of the version before, the city's", { hasCopy: true }, "external", null],
    ["moved on purpose, its old cluster left", { known: external, hasCluster: true }, "external", null],
    [
      "DATABASE_URL forgotten",
      { known: external },
      "embedded",
      /db\.example:5432\/ayumi.*DATABASE_URL が設定されていません/,
    ],
    [
      "forgotten, beside an old cluster",
      { known: external, hasCluster: true },
      "embedded",
      /DATABASE_URL が設定されていません/,
    ],
    [
      "forgotten, in a folder of the version before",
      { hasCopy: true },
      "embedded",
      /控えがありますが、環境変数 DATABASE_URL が/,
    ],
    [
      "its own is gone",
      { known: embedded, hasCopy: true },
      "embedded",
      /見つかりません（\/srv\/ayumi\/postgres）/,
    ],
    [
      "the city's beside its own",
      { known: embedded, hasCluster: true },
      "external",
      /には内蔵のデータベースがありますが/,
    ],
    [
      "the city's beside one of the version before: the data can be taken along, or left",
      { hasCluster: true },
      "external",
      /move-database -- external .*database:adopt /,
    ],
  ])("%s", (_, state, wanted, sentence) => {
    const told = wrongKind(folder(state), wanted);
    if (sentence === null) expect(told).toBeNull();
    else expect(told).toMatch(sentence);
  });
});

describe("the database that a folder belongs to", () => {
  const { demo: _, ...found } = external;
  it.each<[string, KnownDatabase | null, FoundDatabase, RegExp | null]>([
    ["any, for a fresh folder", null, found, null],
    ["the same one", external, found, null],
    ["the same one under another address", external, { ...found, host: "10.0.0.1", port: 6432 }, null],
    [
      "the same one, whose server keeps its identifier to itself",
      external,
      { ...found, systemIdentifier: null },
      null,
    ],
    ["another one", external, { ...found, id: OTHER }, /は、それとは別のデータベースです/],
    [
      "an empty one, or an older one",
      external,
      { ...found, id: null },
      /あゆみのデータがないか、古い版のもの/,
    ],
    ["a copy on another server", external, { ...found, systemIdentifier: "8" }, /は、その複製です/],
    ["a copy under another name", external, { ...found, name: "ayumi_test" }, /は、その複製です/],
    ["adopted, before its first start", { ...external, id: null }, found, null],
    [
      "adopted, and then another one",
      { ...external, id: null },
      { ...found, name: "else" },
      /別のデータベース/,
    ],
    ["its own", embedded, { kind: "embedded", id: ID }, null],
    ["its own, from another folder", embedded, { kind: "embedded", id: OTHER }, /それとは別のデータベース/],
  ])("%s", (_, known, which, sentence) => {
    const told = wrongDatabase("/srv/ayumi", known, which);
    if (sentence === null) expect(told).toBeNull();
    else expect(told).toMatch(sentence);
  });

  it("is named with brackets round an address of IPv6", () => {
    expect(databaseLabel({ ...found, host: "::1" })).toBe(`[::1]:5432/ayumi（識別番号 ${ID}）`);
  });
});
