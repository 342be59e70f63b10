import { readPdf } from "@tests/fixtures/pdf";
import { expect, it, vi } from "vitest";
import type { Block } from "./document";
import { typeset } from "./typeset";

/** Machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const BEFORE = 40;
const line = (text: string): Block => ({ k: "paragraph", parts: [{ k: "text", text }] });
const lines = (count: number) => Array.from({ length: count }, (_, no) => line(`続き${no}`));

/** Near the foot of a page, something that belongs together. */
async function pagesOf(together: readonly Block[], mark: string): Promise<number[]> {
  const bytes = await typeset({
    title: "題名",
    author: "市",
    made: new Date("2026-11-27T16:00:00Z"),
    notices: [],
    source: "市",
    body: [...lines(BEFORE), { k: "whole", body: together }],
  });
  const { pages } = await readPdf(bytes);
  return pages.flatMap((page, index) => (page.includes(mark) ? [index + 1] : []));
}

const named = (count: number) => Array.from({ length: count }, (_, no) => line(`一組${no}`));

it.each([
  ["few lines", named(10)],
  ["some more, which are measured", named(18)],
  ["long lines", [line("一組の文。".repeat(90))]],
  ["a list", [{ k: "list", items: [named(5), named(5)] } as const]],
])("what belongs together stays on one page: %s", async (_, together) => {
  expect(await pagesOf(together, "一組")).toEqual([2]);
});

it("what is longer than half a page begins where it stands", async () => {
  expect(await pagesOf(named(60), "一組")).toEqual([1, 2, 3]);
});
