/** The guides name every column of the files that they document, in the files' own order. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ASSESSMENT_COLUMNS } from "./assessment-columns";
import { INITIATIVE_COLUMNS } from "./columns";
import { METRIC_COLUMNS } from "./metric-columns";

const FILES = {
  "initiatives.csv": INITIATIVE_COLUMNS,
  "metrics.csv": METRIC_COLUMNS,
  "assessments.csv": ASSESSMENT_COLUMNS,
};

describe.each(["docs/using.md", "docs/using.ja.md"])("%s", (guide) => {
  it.each(Object.entries(FILES))("names the columns of %s", (file, columns) => {
    const [, part = ""] = readFileSync(guide, "utf8").split(`**${file}**`);
    const [, table = ""] = part.split("\n\n");
    const named = table.split("\n").flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)]);
    expect(named.map(([, name]) => name)).toEqual(columns.map(({ name }) => name));
  });
});
