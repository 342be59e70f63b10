import { unread } from "@tests/fixtures/readings";
import { expect, it } from "vitest";
import { plainText } from "@/domain/words/public/phrase";
import { ARCHIVE_EASY as EASY, WITHDRAWAL_EASY } from "./archive";

const KINDS = ["correction", "confirmation", "mark", "definition", "text", "evidence"] as const;

it("an archived page says by which publications it was corrected since", () => {
  expect(plainText(EASY.since([]))).toBe("このあとで、なおしたところはありません。");
  expect(plainText(EASY.since([{ kind: "correction", nos: [3, 5] }]))).toBe(
    "このページは、第3号と第5号でなおしました。",
  );
  expect(plainText(EASY.isCurrent(3))).toBe("これは、いまのページ（第3号）と同じです。");
});

it("every character has its reading, of every kind of change", () => {
  const texts = [
    ...KINDS.map((kind) => EASY.since([{ kind, nos: [4] }])),
    EASY.since([]),
    EASY.isCurrent(3),
    WITHDRAWAL_EASY.withdrawn(1, "2026-11-28"),
  ];
  expect(texts.flatMap((text) => unread(text) ?? [])).toEqual([]);
  expect(new Set(texts).size).toBe(texts.length);
});
