import { expect, it } from "vitest";
import { ARCHIVE_EN as EN, WITHDRAWAL_EN } from "./archive";

it("an archived page says by which publications it was corrected since", () => {
  expect(EN.since([])).toBe("Nothing on this page has been corrected since.");
  expect(
    EN.since([
      { kind: "correction", nos: [3, 5, 6] },
      { kind: "definition", nos: [7] },
    ]),
  ).toBe(
    "Something on this page was corrected in publications no. 3, 5 and 6. Something on this page was defined anew in publication no. 7.",
  );
});

it("each kind of change has its words", () => {
  for (const kind of ["correction", "confirmation", "mark", "definition", "text", "evidence"] as const) {
    expect(EN.since([{ kind, nos: [4] }])).toMatch(
      /^Something on this page (was|got) .+ in publication no\. 4\.$/,
    );
    expect(EN.since([{ kind, nos: [4] }])).not.toContain("was changed");
  }
});

it("the copy of the current publication says that it is one", () => {
  expect(EN.isCurrent(3)).toBe("This is the kept copy of the current publication (no. 3).");
});

it("a publication that was taken back says so", () => {
  expect(WITHDRAWAL_EN.withdrawn(1, "2026-11-28T00:00:00.000Z")).toBe(
    "This publication (no. 1) was withdrawn on 28 November 2026.",
  );
});
