import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { DataTable } from "./data-table";

afterEach(cleanup);

it("a table under a heading with the same words is another landmark than its section", () => {
  render(
    <section aria-labelledby="heading">
      <h2 id="heading">所管課ごとの状況</h2>
      <DataTable caption="所管課ごとの状況" captionHidden>
        <tbody />
      </DataTable>
    </section>,
  );
  expect(screen.getAllByRole("region", { name: "所管課ごとの状況" })).toHaveLength(1);
  expect(screen.getByRole("region", { name: "所管課ごとの状況（表）" })).toBeTruthy();
});
