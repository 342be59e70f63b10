/** What an archived page says at its top, as it is answered: what became of its content since. */
import { realPlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { type PublicRequest, respond } from "@/server/publication/serve/respond";
import { readSite, type Site } from "@/server/publication/serve/site";
import { answerOf, approveInitiatives } from "./support/initiatives";
import { changePlan } from "./support/plan-change";
import { approveFigure, loadRealPlans, type Office, publishNow } from "./support/publications";

let database: TestDatabase;
let office: Office;
let current: Site | null;
const archives = new Map<number, Site | null>();

const CORRECTED = "online-procedures";
const UNTOUCHED = "paper-sheets";
/** On the page of the first measure, and on another one's. */
const [LINE, OTHER_LINE] = ["dx-2-1-1-1", "dx-2-2-1-1"];

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await publishNow(systemActor, "計画の公表");
  await approveFigure(office, CORRECTED, "2,000");
  await approveFigure(office, UNTOUCHED, "13,900");
  await approveInitiatives(office, [LINE, OTHER_LINE], answerOf("under_way", { done: "始めた。" }));
  await publishNow(office.first, "令和7年度の公表");
  await approveFigure(office, CORRECTED, "2,010", { reason: "数え直して増えたため" });
  await approveInitiatives(office, [LINE], answerOf("completed", { done: "終えた。" }), "完了の入力漏れ");
  await publishNow(office.first, "訂正");
  for (const no of [1, 2, 3]) archives.set(no, await readSite(no, "archive"));
  current = await readSite(3, "current");
}, 300_000);
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const ask = (path: string, over: Partial<PublicRequest> = {}) =>
  respond(
    { method: "GET", path, acceptEncoding: null, ifNoneMatch: null, ...over },
    current,
    async (no) => archives.get(no) ?? null,
  );
const textOf = (body: Uint8Array | null | undefined) => Buffer.from(body ?? []).toString("utf8");
/** As a reader has it; behind it stands, as a comment, what was published. */
async function banner(path: string): Promise<string> {
  const whole = /<div class="old">.*?<\/div>/s.exec(textOf((await ask(path)).body))?.[0] ?? "";
  return whole.replace(/<!--.*?-->/s, "");
}

describe("the banner over an archived page", () => {
  it.each([
    ["the KPI", `/archive/2/kpis/${CORRECTED}`],
    ["its card", `/archive/2/embed/kpis/${CORRECTED}`],
    ["its pillar", "/archive/2/pillars/1"],
    ["its plan", "/archive/2/plans/dx-2"],
    ["the year", "/archive/2/years/2025"],
    ["the front page", "/archive/2"],
  ])("says of %s that it was corrected, and by which publication", async (_, path) => {
    const text = await banner(path);
    expect(text).toContain("現在の公表ページではありません");
    expect(text).toContain("このページの内容は、公表第3号で訂正されました。");
    expect(text).not.toContain("訂正はありません");
  });

  it("says on the KPI's own page that its words were put right as well", async () => {
    const told = "公表第3号で説明の更新がありました";
    expect(await banner(`/archive/2/kpis/${CORRECTED}`)).toContain(told);
    expect(await banner(`/archive/2/embed/kpis/${CORRECTED}`)).not.toContain(told);
  });

  it.each(["/measures/1-1", "/plans/dx-2/measures/1-1"])(
    "says on %s what became of a state and its words",
    async (route) => {
      const text = await banner(`/archive/2${route}`);
      expect(text).toContain("このページの内容は、公表第3号で訂正されました。");
      expect(text).toContain("公表第3号で説明の更新がありました。");
      expect(text).toContain('href="/corrections"');
    },
  );

  it("links to the corrections of the KPI", async () => {
    expect(await banner(`/archive/2/kpis/${CORRECTED}`)).toContain(`href="/kpis/${CORRECTED}"`);
    expect(await banner("/archive/2/plans/dx-2")).toContain('href="/corrections"');
  });

  it.each([
    ["another KPI", `/archive/2/kpis/${UNTOUCHED}`],
    ["another plan", "/archive/2/plans/dx-1"],
    ["another measure", "/archive/2/measures/2-1"],
    ["a publication that had no state yet", "/archive/1/measures/1-1"],
    ["a publication that had no figure yet", `/archive/1/kpis/${CORRECTED}`],
  ])("says of %s that nothing was corrected", async (_, path) => {
    const text = await banner(path);
    expect(text).toContain("この公表のあと、このページの内容に訂正はありません。");
    expect(text).not.toContain("訂正されました");
  });

  it.each(["/archive/3", `/archive/3/kpis/${CORRECTED}`, "/archive/3/about"])(
    "says of the current publication that it is the current one: %s",
    async (path) => {
      const text = await banner(path);
      expect(text).toContain("これは現在の公表（第3号）の保存版です。");
      expect(text).not.toContain("現在の公表ページではありません");
    },
  );

  it.each([
    ["a KPI", `/archive/2/en/kpis/${CORRECTED}`, "was corrected in publication no. 3."],
    ["a measure", "/archive/2/en/measures/1-1", "was corrected in publication no. 3."],
    ["the front page", "/archive/2/en", "was corrected in publication no. 3."],
    ["another KPI", `/archive/2/en/kpis/${UNTOUCHED}`, "Nothing on this page has been corrected since."],
    ["the current one", "/archive/3/en", "This is the kept copy of the current publication (no. 3)."],
    ["a KPI, easily said", `/archive/2/easy/kpis/${CORRECTED}`, "このページは、第3号でなおしました。"],
  ])("says the same in other languages, of %s", async (_, path, told) => {
    expect((await banner(path)).replace(/<rt>.*?<\/rt>|<[^>]+>/g, "")).toContain(told);
  });

  it("leads from a page in another language to the current one in that language", async () => {
    expect(await banner(`/archive/2/en/kpis/${CORRECTED}`)).toContain(`href="/en/kpis/${CORRECTED}"`);
    expect(await banner("/archive/2/en/pillars/1")).toContain('href="/en/corrections"');
    expect(await banner("/archive/3/easy/about")).toContain('href="/easy"');
  });

  it("is all that is another: the stored bytes, and what is answered around it, stay", async () => {
    const route = `/kpis/${CORRECTED}`;
    const stored = await db().publicationFile.findFirstOrThrow({
      where: { publicationNo: 2, edition: "archive", path: `kpis/${CORRECTED}/index.html` },
    });
    const answer = await ask(`/archive/2${route}`);
    const without = (text: string) => text.replace(/<div class="old">.*?<\/div>/s, "");
    expect(without(textOf(answer.body))).toBe(without(textOf(stored.body)));
    expect(answer.headers.ETag).not.toBe(`"${stored.sha256}"`);
    expect((await ask(`/archive/2${route}`, { ifNoneMatch: answer.headers.ETag ?? "" })).status).toBe(304);
    expect((await ask("/archive/2/data/kpis.csv")).headers.ETag).toBe(
      archives.get(2)?.files.get("/data/kpis.csv")?.etag,
    );
  });
});

describe("what became of the initiatives on it", () => {
  const CHANGED = "定義の変更がありました";
  const REWORDED = "説明の更新がありました";
  const correctedBy = (no: number) => `このページの内容は、公表第${no}号で訂正されました。`;

  /** 4: a state is corrected; 5: other departments, KPIs and places. */
  beforeAll(async () => {
    await approveInitiatives(office, [OTHER_LINE], answerOf("reconsidered", { done: "見直した。" }), "誤り");
    await publishNow(office.first, "状況の訂正");
    const plan = realPlan("dx-2");
    const [, moved] = plan.pillars[0]?.measures[0]?.initiatives ?? [];
    if (!moved) throw new Error("no initiative");
    const pillars = plan.pillars.map((pillar, at) => ({
      ...pillar,
      measures: pillar.measures.map((measure, place) => {
        const stay = measure.initiatives.filter(({ id }) => id !== moved.id);
        if (at === 0 && place === 0) {
          const [first, ...rest] = stay;
          return { ...measure, initiatives: first ? [{ ...first, department: "市民課" }, ...rest] : rest };
        }
        if (at === 1 && place === 0) {
          const [first, ...rest] = stay;
          const supports = [toKpiId(UNTOUCHED)];
          return { ...measure, initiatives: first ? [{ ...first, supports }, ...rest, moved] : rest };
        }
        return measure;
      }),
    }));
    const changed = await changePlan(systemActor, { ...plan, pillars }, { reason: "計画の見直し" });
    if (!changed.ok) throw new Error(JSON.stringify(changed));
    await publishNow(office.first, "計画の見直し");
    for (const no of [3, 4]) archives.set(no, await readSite(no, "archive"));
    current = await readSite(5, "current");
  }, 300_000);

  it.each([
    ["its measure", "/measures/2-1", true],
    ["its pillar", "/pillars/2", true],
    ["its plan", "/plans/dx-2", true],
    ["the report of the year", "/years/2025", true],
    ["the front page, which counts it", "", true],
    ["another pillar", "/pillars/3", false],
    ["another plan", "/plans/dx-1", false],
    ["the report of another year", "/years/2024", false],
  ])("a corrected state is said over %s where it stands or is counted", async (_, path, isTold) => {
    const text = await banner(`/archive/3${path}`);
    expect(text.includes(correctedBy(4)), text).toBe(isTold);
  });

  it("another department is said where the page names who is responsible", async () => {
    expect(await banner("/archive/4/measures/1-1")).toContain("第5号");
    expect(await banner("/archive/4/measures/1-2")).not.toContain("第5号");
  });

  it("another KPI that it works on is said where the page names them", async () => {
    const text = await banner("/archive/4/measures/2-1");
    expect(text.includes(CHANGED) || text.includes(REWORDED), text).toBe(true);
  });

  it.each([
    ["the pillar that it left", "/pillars/1", true],
    ["the pillar that it came to", "/pillars/2", true],
    ["the same by its long address", "/plans/dx-2/pillars/2", true],
    ["the measure that it came to", "/measures/2-1", true],
    ["another measure there", "/measures/2-2", false],
    ["the front page", "", true],
    ["a pillar that has nothing to do with it", "/pillars/3", false],
    ["a plan that has nothing to do with it", "/plans/dx-1", false],
  ])("a move is said over %s, whose counts it changes", async (_, path, isTold) => {
    const text = await banner(`/archive/4${path}`);
    expect(text.includes("第5号"), text).toBe(isTold);
  });
});
