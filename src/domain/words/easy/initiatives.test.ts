import { unread } from "@tests/fixtures/readings";
import { expect, it } from "vitest";
import { countInitiatives } from "@/domain/reports/initiatives/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { plainText } from "@/domain/words/public/phrase";
import { INITIATIVES_EASY as EASY } from "./initiatives";

const FY = fiscalYear(2025);

it("initiatives are counted by their states, one short sentence each", () => {
  const counts = countInitiatives(["completed", "under_way", "under_way", "not_begun", null, null]);
  expect(plainText(EASY.counts({ fy: FY, isRunning: false, counts, standIns: 1 }))).toBe(
    "令和7年度は、ぜんぶで6こです。1こは、終わりました。2こは、しています。1こは、まだ始めていません。2この報告は、まだありません。そのうち1こは、年度の途中の報告があります。",
  );
  expect(
    plainText(
      EASY.counts({ fy: FY, isRunning: true, counts: countInitiatives(["reconsidered"]), standIns: 0 }),
    ),
  ).toBe(
    "令和7年度は、ぜんぶで1こです。1こは、やり方を考えなおしています。この年度は、まだ終わっていません。",
  );
});

it("what was replaced is told with the publication that told it", () => {
  const states = { no: 3, before: "completed", after: "under_way" } as const;
  expect(plainText(EASY.replaced({ kind: "correction", ...states }))).toBe(
    "第3号で、なおしました（「終わりました」 → 「しています」）。",
  );
  expect(plainText(EASY.replaced({ kind: "text", ...states, after: null }))).toBe(
    "第3号で、説明をかえました。",
  );
  expect(plainText(EASY.replaced({ kind: "evidence", ...states }))).toBe("第3号で、資料をかえました。");
});

it("every character has its reading", () => {
  const states = { no: 3, before: "preparing", after: "reconsidered" } as const;
  const counts = countInitiatives(["completed", "under_way", "preparing", "not_begun", "reconsidered", null]);
  const texts = [
    ...Object.values(EASY).filter((text) => typeof text === "string"),
    ...Object.values(EASY.states),
    EASY.counts({ fy: FY, isRunning: true, counts, standIns: 1 }),
    EASY.ofYear(FY, true),
    EASY.completedIn(FY),
    EASY.unanswered(FY),
    EASY.lastYear(FY),
    ...(["correction", "text", "evidence"] as const).map((kind) => EASY.replaced({ kind, ...states })),
  ];
  expect(texts.flatMap((text) => unread(text) ?? [])).toEqual([]);
});
