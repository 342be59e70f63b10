import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { CardTable, DataTable } from "./data-table";

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

const departments = [
  { name: "市民課", open: 2, note: "" },
  { name: "商工振興課", open: 0, note: "回答を終えました" },
];

function Departments({ instead }: { instead?: (row: (typeof departments)[number]) => string | null }) {
  return (
    <CardTable
      caption="所管課ごとの状況"
      rows={departments}
      keyOf={({ name }) => name}
      columns={[
        { heading: "選ぶ", headingHidden: true, cell: () => <input type="checkbox" aria-label="選ぶ" /> },
        { heading: "所管課", isRowHead: true, cell: ({ name }) => name },
        { heading: "未回答", isNumber: true, cell: ({ open }) => open },
        { heading: "連絡", cell: ({ note }) => note },
      ]}
      instead={instead}
    />
  );
}

it("every cell of a table of things carries its column's heading, for the card that it becomes on a narrow screen", () => {
  render(<Departments />);
  const heads = screen.getAllByRole("columnheader").map(({ textContent }) => textContent);
  expect(heads).toEqual(["選ぶ", "所管課", "未回答", "連絡"]);
  for (const row of screen.getAllByRole("row").slice(1)) {
    const headings = [...row.children].map((cell) => cell.getAttribute("data-heading") ?? "所管課");
    expect(headings).toEqual(heads);
  }
});

it("a table of things stays one for those who listen, however it is laid out", () => {
  render(<Departments />);
  const table = screen.getByRole("table", { name: "所管課ごとの状況" });
  for (const element of table.querySelectorAll("thead, tbody, tr, th, td")) {
    expect(element.getAttribute("role"), element.outerHTML).not.toBeNull();
  }
  expect(within(table).getAllByRole("rowheader")).toHaveLength(2);
});

it("a row that has one sentence for all its cells keeps its head", () => {
  render(<Departments instead={({ open }) => (open === 0 ? "入力は終わりました" : null)} />);
  const [, first, second] = screen.getAllByRole("row");
  expect(first && within(first).getAllByRole("cell")).toHaveLength(3);
  expect(second && within(second).getByRole("rowheader").textContent).toBe("商工振興課");
  expect(second && within(second).getByRole("cell").textContent).toBe("入力は終わりました");
});
