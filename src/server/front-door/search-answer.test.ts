import { ORIGIN, openTestDoor, raw, siteOf } from "@tests/fixtures/front-door";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listKpis } from "@/domain/plan/definition";
import { foundRenderer, makeSearchables } from "@/public-site/search";
import type { Site } from "@/server/publication/serve/site";
import { preparedAnswer, publicAnswer } from "./public-answer";
import { searchAnswer } from "./search-answer";
import type { FrontDoor } from "./server";

/** A publication without the page of the search, as those from before are. */
let site: Site | null;
let door: FrontDoor;
const FREE = { ofClient: { atOnce: 1_000, perSecond: 1_000 }, ofAll: { atOnce: 1_000, perSecond: 1_000 } };
const snapshot = makeSnapshot({ reports: INVENTED });

async function open(limits = FREE): Promise<FrontDoor> {
  const current = () => site;
  const draw = await foundRenderer();
  return openTestDoor({
    atOnce: preparedAnswer(current, ORIGIN),
    answers: [
      searchAnswer({ current, draw, origin: ORIGIN, clientOf: () => "192.0.2.1", limits }),
      publicAnswer(current, async () => null, ORIGIN),
    ],
  });
}

beforeAll(async () => {
  const files = await siteOf(3, { "/": "<!DOCTYPE html>front", "/404.html": "<!DOCTYPE html>none" });
  site = { ...files, searchables: await makeSearchables(snapshot) };
  door = await open();
});
afterAll(() => door.close());

const get = (path: string, at = door) => fetch(`http://127.0.0.1:${at.port}${path}`);
const textOf = async (typed: string) => (await get(`/search?q=${encodeURIComponent(typed)}`)).text();
const said = async (typed: string) => /role="status">([^<]*)</.exec(await textOf(typed))?.[1];

describe("/search?q=", () => {
  it("answers with a whole page of what is found, that nobody keeps or lists", async () => {
    const answer = await get(`/search?q=${encodeURIComponent("ﾏｲﾅﾝﾊﾞｰ")}`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/^<!DOCTYPE html><html lang="ja">.*<\/html>\n$/s);
    expect(html).toContain(
      '<a href="/kpis/mynumber-services"><mark>マイナンバー</mark>カードを活用したサービスの種類</a>',
    );
    expect(html).toMatch(/<meta name="robots" content="noindex"\/>/);
    expect(html).not.toContain("<script");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-encoding": "gzip",
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
    });
    expect(answer.headers.get("content-security-policy")).toContain("form-action 'self'");
  });

  it("finds words of a year, and says of which text and year they are", async () => {
    const html = await textOf("今後の文");
    expect(html).toMatch(/オンラインで可能な行政手続の種類　令和7年度.*今後の取組：<mark>今後の文<\/mark>/s);
    expect(await said("今後の文")).toBe("「今後の文」に当てはまるものが1件あります。");
  });

  it.each([
    ["", "探すことばを入力してください。"],
    ["○ △", "記号だけでは探せません。文字か数字を入力してください。"],
    ["あ".repeat(201), "探すことばが長すぎます。200字以内で入力してください。"],
    ["存在しないことば", "「存在しないことば」に当てはまるものは見つかりませんでした。"],
    ["「あ」", "『「あ」』に当てはまるものは見つかりませんでした。"],
  ])("for 「%s」 says in a sentence: %s", async (typed, sentence) => {
    expect(await said(typed)).toBe(sentence);
  });

  it("shows again what was typed, as text, in the field and in the sentence alone", async () => {
    const evil = `"><script>alert(1)</script><b x='紙`;
    const answer = await get(`/search?q=${encodeURIComponent(evil)}`);
    const html = await answer.text();
    expect(html).not.toContain("<script");
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;b x=&#x27;紙"');
    expect(html.split("alert(1)")).toHaveLength(3);
    expect(JSON.stringify([...answer.headers])).not.toContain("alert");
  });

  it("bears whatever an address may hold", async () => {
    const odd = [
      "q=%E3%81",
      "q=%00%0A%1B",
      "q",
      "q=a&q=b",
      "x=1",
      "q=%ED%A0%80",
      "q=%FF%FE",
      `q=${"%20".repeat(2_000)}`,
      "=&&&",
    ];
    for (const query of odd) {
      const answer = await get(`/search?${query}`);
      expect(answer.status, query).toBe(200);
      expect(await answer.text(), query).toMatch(/role="status"/);
    }
    expect(
      (await raw(door.port, "GET /search?q=\xe7\xb4\x99 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .text,
    ).toMatch(/^HTTP\/1\.1 (200|400) /);
  });

  it("takes no other method, and leaves every other address alone", async () => {
    const post = await fetch(`http://127.0.0.1:${door.port}/search?q=a`, { method: "POST", body: "q=b" });
    expect(post.status).toBe(405);
    const head = await fetch(`http://127.0.0.1:${door.port}/search?q=a`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await get("/searches?q=a")).status).toBe(404);
    expect(await (await get("/")).text()).toBe("<!DOCTYPE html>front");
  });

  it("finds every name of the plans by itself", async () => {
    for (const { definition } of snapshot.plans) {
      const names = [
        ...listKpis(definition).map(({ kpi }) => kpi.name),
        ...definition.pillars.flatMap(({ measures }) => measures.map(({ title }) => title)),
        ...definition.pillars.flatMap(({ measures }) =>
          measures.flatMap(({ initiatives }) => initiatives.map(({ text }) => text)),
        ),
      ];
      for (const name of names) {
        const plain = (await textOf(name))
          .replace(/<\/?mark>/g, "")
          .replaceAll("&amp;", "&")
          .replaceAll("&#x27;", "'");
        expect(plain.slice(plain.indexOf('role="status"')), name).toContain(`${name}</a>`);
      }
    }
  });
});

describe("/en/search?q= and /easy/search?q=", () => {
  it("answer in their language, with the plan's names in it", async () => {
    const answer = await get("/en/search?q=procedures");
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/^<!DOCTYPE html><html lang="en">.*<\/html>\n$/s);
    expect(html).toMatch(/role="status">There (?:is|are) \d+ results? for “procedures”\.</);
    expect(html).toMatch(/<a href="\/en\/kpis\/online-procedures">Administrative <mark>procedures<\/mark>/);
    expect(html).toMatch(/<meta name="robots" content="noindex"\/>/);
    expect(answer.headers.get("content-security-policy")).toContain("form-action 'self'");
  });

  it("show the city's own words as Japanese, and lead to the pages of their language", async () => {
    const html = await (await get(`/en/search?q=${encodeURIComponent("今後の文")}`)).text();
    expect(html).toContain('<span lang="ja"><mark>今後の文</mark></span>');
    const plan = await (await get(`/en/search?q=${encodeURIComponent("計画")}`)).text();
    expect(plan).toContain('<a href="/en/plans/dx-2">Digital Transformation Plan (Phase 2)</a>');
  });

  it("find in やさしい日本語 what is typed as it is read, with readings", async () => {
    const html = await (await get(`/easy/search?q=${encodeURIComponent("てつづき")}`)).text();
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain("</ruby>つかりました。");
    expect(html).toContain("の<ruby>手続<rt>てつづ</rt></ruby>き");
  });

  it.each([
    ["/en/search?q=", "Please type what you are looking for."],
    ["/en/search?q=%E2%97%8B", "Signs alone cannot be looked for."],
    ["/en/search?q=zzzz", "Nothing was found for “zzzz”."],
  ])("%s says: %s", async (path, sentence) => {
    expect(await (await get(path)).text()).toContain(sentence);
  });

  it("lead to the same search in the other languages", async () => {
    const japanese = await textOf("紙 & <b>");
    const q = "?q=%E7%B4%99+%26+%3Cb%3E";
    expect(japanese).toContain(`href="/en/search${q}"`);
    expect(japanese).toContain(`href="/easy/search${q}"`);
    const english = await (await get(`/en/search${q}`)).text();
    expect(english).toContain(`href="/search${q}"`);
    expect(english).toContain(`href="/easy/search${q}"`);
    expect(english).not.toContain(`href="/en/search${q}"`);
    expect(await textOf("")).toContain('href="/en/search"');
  });

  it("never read what was typed for markup or readings", async () => {
    const html = await (await get(`/easy/search?q=${encodeURIComponent("<b>字《じ》")}`)).text();
    expect(html).toContain('value="&lt;b&gt;字《じ》"');
    expect(html).toContain("「&lt;b&gt;字《じ》」");
  });
});

describe("where it cannot be answered", () => {
  it("says so where too much is asked, and for how long", async () => {
    const strict = await open({ ofClient: { atOnce: 2, perSecond: 0 }, ofAll: FREE.ofAll });
    const statuses = [];
    for (let no = 0; no < 3; no += 1) statuses.push((await get("/search?q=a", strict)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const answer = await get("/search?q=a", strict);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("content-type")).toContain("text/html");
    const page = await answer.text();
    expect(page).toContain("検索が続いたため");
    expect(page).toContain('type="search" name="q" value="a"');
    const english = await get("/en/search?q=a", strict);
    expect(english.status).toBe(429);
    expect(await english.text()).toContain("Please try again in a few seconds.");
    expect((await get("/", strict)).status).toBe(200);
    await strict.close();
  });

  it("says so of a publication that nobody made searchable, or while there is none", async () => {
    const known = site;
    site = await siteOf(3, { "/404.html": "<!DOCTYPE html>none" });
    const answer = await get("/search?q=a");
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain(
      "<p>ただいま検索できません。しばらくしてからもう一度お試しください。</p>",
    );
    const english = await get("/en/search?q=a");
    expect([english.status, english.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await english.text()).toMatch(
      /<html lang="en">.*The search is not available now.*<a href="\/en">/s,
    );
    expect(await (await get("/easy/search?q=a")).text()).toContain("<ruby>待<rt>ま</rt></ruby>って");
    site = null;
    expect((await get("/search?q=a")).status).toBe(503);
    site = known;
  });

  it("leaves the page without a search to the finished file, where the publication has one", async () => {
    const known = site;
    site = known && { ...known, ...(await siteOf(3, { "/search": "<!DOCTYPE html>list" })) };
    expect(await (await get("/search")).text()).toBe("<!DOCTYPE html>list");
    site = known;
    expect(await (await get("/search")).text()).toContain("探すことばを入力してください。");
  });
});
