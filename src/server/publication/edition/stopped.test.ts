import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day } from "@tests/fixtures/brands";
import { readPdf } from "@tests/fixtures/pdf";
import { makePlan } from "@tests/fixtures/plan";
import { publishedFiles, publishInTurn } from "@tests/fixtures/publications-in-turn";
import { describe, expect, it } from "vitest";
import { printOf } from "@/domain/publication/stops/passages";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { typeset } from "@/lib/paper/typeset";
import { sha256 } from "@/lib/sha256";
import { stopperOf } from "@/server/publication/stop-record/stops";
import { changedByStops, withoutStoppedText } from "./stopped";

const HASH = "abcdef0123456789".repeat(4);
const PASSAGE = 'A & B <"C">';
const notice = { cause: "personal", on: day("2026-11-27") } as const;
const stopper = stopperOf([
  { id: "1", notice, fileSha256: HASH, prints: [] },
  { id: "2", notice, fileSha256: null, prints: [printOf(PASSAGE, sha256)] },
  { id: "3", notice, fileSha256: null, prints: [printOf("田中花子", sha256)] },
]);
const HERE = "〔個人情報の保護のため公開を停止しました〕";
const SAID = "個人情報の保護のため公開を停止しました（令和8年11月27日）";

const file = (path: string, contentType: string, text: string) => ({
  path,
  contentType,
  body: new Uint8Array(Buffer.from(text)),
});
const changed = (contentType: string, text: string, path = "x") => {
  const body = withoutStoppedText(file(path, contentType, text), stopper);
  return body === null ? null : Buffer.from(body).toString("utf8");
};
const LINK = `/archive/3/kpis/a/evidence/${HASH.slice(0, 16)}.pdf`;

describe("a finished file without what is stopped", () => {
  it.each([
    [
      "text/html; charset=utf-8",
      "<p>x A &amp; B &lt;&quot;C&quot;&gt; y &amp; z</p>",
      `<p>x ${HERE} y &amp; z</p>`,
    ],
    [
      "text/html; charset=utf-8",
      '<meta content="A &amp; B &lt;&quot;C&quot;&gt;"/>',
      `<meta content="${HERE}"/>`,
    ],
    ["text/html; charset=utf-8", '<b class="A &amp; B &lt;&quot;C&quot;&gt;">k</b>', null],
    // Where a heading may break, too; one without it keeps its places.
    [
      "text/html; charset=utf-8",
      "<h1>x A &amp; <wbr/>B &lt;<wbr/>&quot;C&quot;&gt; y</h1><h2>p<wbr/>q</h2>",
      `<h1>x ${HERE} y</h1><h2>p<wbr/>q</h2>`,
    ],
    // Readings above its characters go with them, and those of others stay.
    [
      "text/html; charset=utf-8",
      "<p><ruby>目標<rt>もくひょう</rt></ruby>を<ruby>田中<rt>たなか</rt></ruby><wbr/><ruby>花子<rt>はなこ</rt></ruby>さん</p>",
      `<p><ruby>目標<rt>もくひょう</rt></ruby>を${HERE}さん</p>`,
    ],
    // What is held together in one line is no other text.
    [
      "text/html; charset=utf-8",
      "<p><bdi>の<ruby>田中<rt>たなか</rt></ruby></bdi><wbr/><bdi><ruby>花子<rt>はなこ</rt></ruby>さん</bdi></p>",
      `<p>の${HERE}さん</p>`,
    ],
    ["text/html; charset=utf-8", "<p><ruby>田中<rt>たなか</rt></ruby>さんと花子さん</p>", null],
    ["text/html; charset=utf-8", "<h1><wbr/>A &amp; B &lt;&quot;C&quot;&gt;</h1>", `<h1>${HERE}</h1>`],
    [
      "text/html; charset=utf-8",
      '<script type="application/ld+json">{"name":"A & B \\u003c\\"C\\"> \\u003c/script>"}</script>',
      `<script type="application/ld+json">{"name":"${HERE} \\u003c/script>"}</script>`,
    ],
    [
      "text/html; charset=utf-8",
      `<li><a href="${LINK}" download="名簿.pdf">名簿.pdf</a>（PDF、12KB）</li>`,
      `<li>${SAID}</li>`,
    ],
    [
      "text/html; charset=utf-8",
      '<li><a href="/kpis/a/evidence/0000000000000000.pdf">b</a>（PDF、1KB）</li>',
      null,
    ],
    [
      "text/html; charset=utf-8",
      `<p>追加：「<span data-file="${HASH}">名簿.pdf</span>」、「<span data-file="${"0".repeat(64)}">年報</span>」。</p>`,
      `<p>追加：「<span data-file="${HASH}">${SAID}</span>」、「<span data-file="${"0".repeat(64)}">年報</span>」。</p>`,
    ],
    [
      "text/html; charset=utf-8",
      `<p>A &amp; B &lt;&quot;C&quot;&gt;</p><script type="application/ld+json">${JSON.stringify({ a: PASSAGE }).replaceAll("<", "\\u003c")}</script>`,
      `<p>${HERE}</p><script type="application/ld+json">${JSON.stringify({ a: HERE })}</script>`,
    ],
    ["application/atom+xml", "<title>A &amp; B &lt;&quot;C&quot;&gt;</title>", `<title>${HERE}</title>`],
    ["text/csv; charset=utf-8", '1,"A & B <""C"">、他"\r\n', `1,"${HERE}、他"\r\n`],
    [
      "application/json",
      JSON.stringify({ [PASSAGE]: 1, a: [PASSAGE] }),
      JSON.stringify({ [PASSAGE]: 1, a: [HERE] }),
    ],
    ["application/pdf", PASSAGE, null],
    ["text/css", PASSAGE, null],
  ])("%s: %s", (contentType, text, expected) => {
    expect(changed(contentType, text)).toBe(expected);
  });

  it("names a stopped file in JSON by the notice, and keeps its hash and address", () => {
    const piece = { title: '名簿"x".pdf', kind: "file", url: `..${LINK}`, bytes: 1, sha256: HASH };
    const text = JSON.stringify({ evidence: [piece, { ...piece, url: "../evidence/other.pdf" }] }, null, 1);
    expect(JSON.parse(changed("application/json", text) ?? "")).toEqual({
      evidence: [
        { ...piece, title: SAID },
        { ...piece, url: "../evidence/other.pdf" },
      ],
    });
  });

  it("names it so in JSON as well where it is only told of", () => {
    const piece = { title: "名簿", kind: "file", sha256: HASH, url: null };
    const other = { ...piece, sha256: "0".repeat(64) };
    const text = JSON.stringify({ added: [piece, other] }, null, 1);
    expect(JSON.parse(changed("application/json", text) ?? "")).toEqual({
      added: [{ ...piece, title: SAID }, other],
    });
  });

  it("has the name of a stopped file nowhere, wherever a publication tells that it was added and taken away", async () => {
    const plan = makePlan();
    const reports = [makeApprovedReport("120", { kpiId: toKpiId("count") })];
    const evidence = [
      {
        kpiId: toKpiId("count"),
        fy: fiscalYear(2025),
        title: "名簿（山田太郎）.pdf",
        url: null,
        file: { sha256: HASH, size: 9, contentType: "application/pdf" },
      },
    ];
    const stages = [
      { plan, reports },
      { plan, reports, evidence },
      { plan, reports },
    ];
    for (const told of [stages.slice(0, 2), stages]) {
      const files = await publishedFiles(publishInTurn(told));
      const holding = (all: typeof files) =>
        all
          .filter(({ body }) => Buffer.from(body).toString("utf8").includes("山田太郎"))
          .map(({ path }) => path);
      expect(holding(files)).toEqual(
        expect.arrayContaining(["corrections/index.html", "kpis/count/index.html", "data/kpis.json"]),
      );
      const free = new Map((await changedByStops(files, stopper)).map((each) => [each.path, each]));
      expect(holding(files.map((each) => free.get(each.path) ?? each))).toEqual([]);
    }
  });

  it("takes the list of the open data along: size and hash are those of the changed file", async () => {
    const csv = file(
      "data/kpis.csv",
      "text/csv",
      `x,${PASSAGE.replaceAll('"', "")}\r\n1,"A & B <""C"">"\r\n`,
    );
    const list = file(
      "data/datapackage.json",
      "application/json",
      JSON.stringify(
        { resources: [{ bytes: csv.body.length, hash: `sha256:${sha256(csv.body)}` }] },
        null,
        1,
      ),
    );
    const files = await changedByStops([csv, list, file("a.html", "text/html", "<p>x</p>")], stopper);
    expect(files.map(({ path }) => path)).toEqual(["data/kpis.csv", "data/datapackage.json"]);
    const [after, told] = files;
    expect(JSON.parse(Buffer.from(told?.body ?? []).toString("utf8"))).toEqual({
      resources: [{ bytes: after?.body.length, hash: `sha256:${sha256(after?.body ?? "")}` }],
    });
  });

  it("puts a notice in the place of a document on paper whose page changes, and leaves the others", async () => {
    const pages = ["2024", "2025"].flatMap((fy) => [
      file(
        `years/${fy}/index.html`,
        "text/html",
        `<p>${fy === "2025" ? "A &amp; B &lt;&quot;C&quot;&gt;" : "x"}</p>`,
      ),
      file(`years/${fy}.pdf`, "application/pdf", "%PDF"),
    ]);
    const evidence = file("kpis/a/evidence/0.pdf", "application/pdf", PASSAGE);
    // What it says cannot be read.
    const committee = file("years/2024-committee.pdf", "application/pdf", "%PDF");
    const changed = await changedByStops([...pages, committee, evidence], stopper);
    expect(changed.map(({ path }) => path)).toEqual([
      "years/2025/index.html",
      "years/2025.pdf",
      "years/2024-committee.pdf",
    ]);
    const paper = await readPdf(changed[1]?.body ?? new Uint8Array());
    expect(paper.pages.join("")).toContain("公開を停止しました");
    expect(paper.title).toBe("公開を停止しました");
  });

  it("leaves a committee's paper that does not say it, and none that does, wherever its lines break", async () => {
    const paperOf = async (fy: number, text: string) => ({
      path: `years/${fy}-committee.pdf`,
      contentType: "application/pdf",
      body: await typeset({
        title: "委員会資料",
        author: "市",
        made: new Date(0),
        notices: [],
        source: "市",
        body: [{ k: "paragraph", parts: [{ k: "text", text }] }],
      }),
    });
    const sentence = "Taro Yamada of the Matsukura neighbourhood association said so";
    const stopped = stopperOf([{ id: "1", notice, fileSha256: null, prints: [printOf(sentence, sha256)] }]);
    const page = file("kpis/a/index.html", "text/html", `<p>x ${sentence}. y</p>`);
    const papers = await Promise.all([
      paperOf(2022, "ほかのこと。"),
      ...[0, 7, 14, 21, 28].map((words, index) =>
        paperOf(2023 + index, `${"word ".repeat(words)}${sentence}.`),
      ),
    ]);
    const changed = await changedByStops([page, ...papers], stopped);
    expect(changed.map(({ path }) => path)).toEqual([
      "kpis/a/index.html",
      ...[2023, 2024, 2025, 2026, 2027].map((fy) => `years/${fy}-committee.pdf`),
    ]);
  });
});

it("takes the picture of a KPI away where its name is stopped, and no other one", async () => {
  const png = new Uint8Array([1, 2, 3]);
  const picture = (id: string) => ({ path: `share/kpis/${id}.png`, contentType: "image/png", body: png });
  const page = (id: string, title: string, text: string) =>
    file(`kpis/${id}/index.html`, "text/html; charset=utf-8", `<title>${title}</title><p>${text}</p>`);
  const stopped = "A &amp; B &lt;&quot;C&quot;&gt;";
  const files = [page("a", stopped, "x"), page("b", "b", stopped), picture("a"), picture("b")];
  const changed = await changedByStops(files, stopper);
  expect(changed.map(({ path }) => path).sort()).toEqual([
    "kpis/a/index.html",
    "kpis/b/index.html",
    "share/kpis/a.png",
  ]);
  // A drawing, of the size that the page promises.
  const [drawn] = changed.filter(({ path }) => path.endsWith(".png"));
  expect(Buffer.from(drawn?.body ?? []).readUInt32BE(16)).toBe(1_200);
});
