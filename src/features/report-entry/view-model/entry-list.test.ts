import { day, num } from "@tests/fixtures/brands";
import { outstandingStatus } from "@tests/fixtures/outstanding";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import { isDocumented } from "@/domain/plan/years";
import { progressOf } from "@/domain/reports/progress";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { reportStandingWords } from "@/domain/words/ja/reports/reports";
import type { HistoryDto } from "@/server/reports/rows";
import { parseEntryFilter, parseFiscalYear } from "../schema";
import {
  chooseYear,
  type EntryAbilities,
  type EntrySource,
  entryRows,
  filterCounts,
  filterRows,
  nextTodo,
  reportableYears,
} from "./entry-list";
import { historyLines, openReturn } from "./history";

const CONTENT = makeContent({ reason: "要因" });
const SOUMU = { id: "d1", name: "総務課" };
type Person = EntryAbilities & { readonly viewerId: string; readonly edits: boolean };
const OFFICE: Person = { viewerId: "o", edits: true, decide: true, office: "企画課" };
const CONTRIBUTOR: Person = { viewerId: "c", edits: true, decide: false, office: "企画課" };
const MANAGER: Person = { viewerId: "m", edits: false, decide: false, office: "企画課" };

function source(id: string, over: Partial<EntrySource> = {}): EntrySource {
  const kpi = over.kpi ?? { id: toKpiId(id), name: id, unit: "件", decimals: 0, years: [] };
  const status = outstandingStatus({
    state: over.state ?? "not_started",
    content: over.content,
    window: over.window,
    departmentId: over.department === undefined ? SOUMU.id : (over.department?.id ?? null),
    respondentId: over.respondent?.id,
    isDocumented: isDocumented(kpi, fiscalYear(2025)),
  });
  return {
    kpi,
    isMetric: false,
    place: "(1) 便利・快適",
    department: SOUMU,
    state: "not_started",
    content: null,
    authorIds: [],
    handling: null,
    approvedRevision: null,
    respondent: null,
    window: { open: true, by: "round" },
    ...status,
    mayEdit: true,
    mayDecide: false,
    ...over,
  };
}

const SOURCES = [
  source("blank"),
  source("draft", { state: "draft", content: { ...CONTENT, actualText: "abc", actual: null } }),
  source("submitted", { state: "submitted", content: CONTENT, authorIds: ["c"] }),
  source("own", { state: "submitted", content: CONTENT, authorIds: ["c", "o"] }),
  source("returned", { state: "returned", content: CONTENT }),
  source("approved", { state: "approved", content: CONTENT, approvedRevision: 3 }),
  source("nobody", { department: null }),
  source("printed", {
    kpi: {
      id: toKpiId("printed"),
      name: "printed",
      unit: "%",
      decimals: 1,
      years: [{ fy: fiscalYear(2025), planned: { kind: "none" }, actual: num("35") }],
    },
  }),
];

function rows(person: Person, dueOn: IsoDate | null = null, today = day("2026-06-15"), sources = SOURCES) {
  const { edits, viewerId, ...abilities } = person;
  const own = sources.map((each) => ({
    ...each,
    mayEdit: each.mayEdit && edits,
    mayDecide: abilities.decide && !(each.authorIds ?? []).includes(viewerId),
  }));
  return entryRows(own, { fy: fiscalYear(2025), dueOn, today, abilities });
}
const ids = (list: readonly { kpiId: string }[]) => list.map(({ kpiId }) => kpiId);

describe("entryRows", () => {
  it("puts what the office has to decide first, then what nobody else enters", () => {
    const list = rows(OFFICE);
    expect(ids(list).slice(0, 2)).toEqual(["submitted", "nobody"]);
    expect(ids(list.filter((row) => row.isTodo))).toEqual(["submitted", "nobody"]);
  });

  it("puts what a department has to mend first, then the rest of its work", () => {
    expect(ids(rows(CONTRIBUTOR).filter((row) => row.isTodo))).toEqual([
      "returned",
      "blank",
      "draft",
      "nobody",
    ]);
  });

  it("asks nothing of who may only read", () => {
    expect(rows(MANAGER).some((row) => row.isTodo)).toBe(false);
  });

  it("derives overdue and due soon from the deadline, and only for what is not handed in", () => {
    const due = (today: IsoDate) =>
      Object.fromEntries(rows(CONTRIBUTOR, day("2026-06-15"), today).map((row) => [row.kpiId, row.due]));
    expect(due(day("2026-06-15"))).toMatchObject({
      blank: "due_soon",
      submitted: "done",
      approved: "done",
      printed: "done",
    });
    expect(due(day("2026-06-16"))).toMatchObject({ blank: "overdue", returned: "overdue" });
    expect(due(day("2026-06-01"))).toMatchObject({ blank: "open" });
  });

  const task = (person: Person, over: Partial<EntrySource>, dueOn = day("2026-06-30")) => {
    const [row] = rows(person, dueOn, day("2026-06-15"), [source("one", over)]);
    return [row?.task, row?.isTodo, row?.due];
  };

  it("says of a correction that was begun that the answer in force holds, printed or approved", () => {
    const begun = { state: "draft", content: CONTENT } as const;
    const printed = SOURCES.find(({ kpi }) => kpi.id === "printed")?.kpi;
    const sources = [
      source("printed", { ...begun, ...(printed && { kpi: printed }) }),
      source("approved", {
        ...begun,
        approvedRevision: 3,
        ...outstandingStatus({ state: "draft", isDocumented: true }),
      }),
    ];
    const list = rows(CONTRIBUTOR, day("2026-06-30"), day("2026-07-02"), sources);
    expect(list.map((row) => [row.task, row.isTodo, row.due])).toEqual([
      ["回答は済んでいます。変更の下書きがあります", false, "done"],
      ["回答は済んでいます。変更の下書きがあります", false, "done"],
    ]);
    const words = list.map((row) => reportStandingWords({ ...row, isDocumented: row.documented }));
    expect(words).toEqual(["変更の下書き", "変更の下書き"]);
    expect(progressOf(list)).toEqual({ total: 2, answered: 2, approved: 2 });
    const [untouched] = rows(CONTRIBUTOR, null, day("2026-07-02"), SOURCES.slice(-1));
    expect(untouched && reportStandingWords({ ...untouched, isDocumented: untouched.documented })).toBe(
      "計画書に記載",
    );
  });

  it("names who is asked, and when a figure is expected", () => {
    const missing = {
      reason: "awaiting_release" as const,
      note: "国の公表前",
      expectedOn: day("2026-09-30"),
    };
    const [row] = rows(OFFICE, null, day("2026-06-15"), [
      source("one", {
        respondent: { id: "c", name: "清見 すみれ" },
        state: "submitted",
        content: { ...CONTENT, actual: null, actualText: "", missing },
      }),
    ]);
    expect(row).toMatchObject({ respondent: "清見 すみれ", figure: "公表待ち（令和8年9月30日予定）" });
  });

  it("brings 公表待ち back on its day", () => {
    const missing = {
      reason: "awaiting_release" as const,
      note: "国の公表前",
      expectedOn: day("2026-06-15"),
    };
    const due = {
      state: "approved" as const,
      window: { open: true, by: "awaited" } as const,
      content: { ...CONTENT, actual: null, actualText: "", missing },
    };
    expect(task(CONTRIBUTOR, due)[0]).toBe("公表予定日になりました。実績を入力してください");
    expect(task(CONTRIBUTOR, due)[1]).toBe(true);
    expect(task(OFFICE, due)).toEqual(["公表予定日になりました。所管課の入力待ちです", false, "none"]);
  });

  it("tells the office what nobody can enter any more, or not yet", () => {
    const closed = (reason: "not_asked" | "preparing" | "closed") => ({
      window: { open: false, reason } as const,
    });
    expect(task(OFFICE, closed("not_asked"))).toEqual(["この照会の対象ではありません", false, "none"]);
    expect(task(OFFICE, closed("preparing"))[0]).toBe("照会はまだ始まっていません");
    expect(task(OFFICE, closed("closed"))[0]).toBe("入力されないまま、照会の受付が終わりました");
    expect(task(OFFICE, { window: { open: true, by: "reopened" }, state: "approved" })[0]).toBe(
      "受付を再開しています。所管課の入力待ちです",
    );
  });

  it("shows the figure, what cannot be read as typed, and the document's figure", () => {
    const figure = Object.fromEntries(rows(OFFICE).map((row) => [row.kpiId, row.figure]));
    expect(figure).toMatchObject({
      approved: "2,000件",
      draft: "「abc」（数値として読めません）",
      blank: null,
      printed: "35.0%",
    });
  });
});

describe("progress and filters", () => {
  it("count what is handed in; a year printed in the document is", () => {
    expect(progressOf(rows(OFFICE))).toEqual({ total: 8, answered: 4, approved: 2 });
    expect(progressOf([])).toEqual({ total: 0, answered: 0, approved: 0 });
  });

  it("show one state, or what waits for this person", () => {
    expect(ids(filterRows(rows(OFFICE), "returned"))).toEqual(["returned"]);
    expect(ids(filterRows(rows(OFFICE), "not_started"))).toEqual(["nobody", "blank"]);
    expect(filterCounts(rows(OFFICE), "all")).toEqual([
      { filter: "all", count: 8 },
      { filter: "todo", count: 2 },
      { filter: "not_started", count: 2 },
      { filter: "draft", count: 1 },
      { filter: "submitted", count: 2 },
      { filter: "returned", count: 1 },
      { filter: "approved", count: 2 },
    ]);
    expect(filterCounts([], "draft")).toEqual([
      { filter: "all", count: 0 },
      { filter: "draft", count: 0 },
    ]);
  });

  it("lead to the next thing to do", () => {
    expect(nextTodo(rows(OFFICE), toKpiId("submitted"))?.kpiId).toBe("nobody");
    expect(nextTodo(rows(MANAGER), toKpiId("submitted"))).toBeNull();
  });
});

describe("years", () => {
  const plans = [
    { startFy: fiscalYear(2025), endFy: fiscalYear(2029) },
    { startFy: fiscalYear(2021), endFy: fiscalYear(2024) },
  ];
  it("are those of every plan that have begun, latest first", () => {
    expect(reportableYears(plans, fiscalYear(2026))).toEqual([2026, 2025, 2024, 2023, 2022, 2021]);
    expect(reportableYears(plans, fiscalYear(2019))).toEqual([]);
  });
  it("begin with the latest that has ended, unless asked otherwise", () => {
    const years = reportableYears(plans, fiscalYear(2026));
    expect(chooseYear(years, null, fiscalYear(2025))).toBe(2025);
    expect(chooseYear(years, fiscalYear(2023), fiscalYear(2025))).toBe(2023);
    expect(chooseYear(years, fiscalYear(2050), fiscalYear(2025))).toBe(2025);
    expect(chooseYear([fiscalYear(2026)], null, fiscalYear(2025))).toBe(2026);
    expect(chooseYear([], null, fiscalYear(2025))).toBeNull();
  });
});

describe("history", () => {
  const revision = (no: number, event: HistoryDto["event"], authorId: string): HistoryDto => ({
    no,
    event,
    state: "draft",
    figure: String(no),
    figureStatus: no === 6 ? "interim" : "final",
    missing: no === 1 ? "awaiting_release" : null,
    comment: event === "return" ? "直してください" : "",
    commentField: null,
    correctionReason: "",
    authorId,
    author: authorId,
    isByLink: no === 2,
    isOnBehalf: false,
    at: "2026-06-15T03:00:00Z",
  });
  const list = [
    revision(6, "save_draft", "a"),
    revision(5, "save_draft", "b"),
    revision(4, "save_draft", "b"),
    revision(3, "return", "o"),
    revision(2, "submit", "a"),
    revision(1, "save_draft", "a"),
  ];

  it("says what was handed in for a department by somebody else", () => {
    const handedIn = { ...revision(2, "submit", "o"), isByLink: false, isOnBehalf: true };
    expect(historyLines([handedIn]).map(({ what }) => what)).toEqual(["代わって提出"]);
  });

  it("says who came by a personal link", () => {
    expect(historyLines(list).map(({ author }) => author)).toEqual([
      "a",
      "b",
      "o",
      "a（回答リンクから）",
      "a",
    ]);
  });

  it("makes one line of one person's drafts in a row", () => {
    expect(historyLines(list).map(({ no, what }) => [no, what])).toEqual([
      [6, "下書きを保存"],
      [5, "下書きを保存"],
      [3, "差戻し"],
      [2, "提出"],
      [1, "下書きを保存"],
    ]);
  });

  it("says of each figure what kind it is", () => {
    expect(historyLines(list).map(({ figure }) => figure)).toEqual([
      "6（年度途中の値）",
      "5",
      "3",
      "2",
      "公表待ち",
    ]);
  });

  it("shows the office's comment until the next submit", () => {
    expect(openReturn(list)?.comment).toBe("直してください");
    expect(openReturn([revision(7, "submit", "a"), ...list])).toBeNull();
    expect(openReturn([])).toBeNull();
  });
});

describe("addresses", () => {
  it("name a year of four digits and a known filter", () => {
    expect([
      parseFiscalYear("2025"),
      parseFiscalYear("25"),
      parseFiscalYear("2025x"),
      parseFiscalYear(undefined),
    ]).toEqual([2025, null, null, null]);
    expect([parseEntryFilter("draft"), parseEntryFilter("x"), parseEntryFilter(["draft"])]).toEqual([
      "draft",
      "all",
      "all",
    ]);
  });
});
