import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import sharp from "sharp";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { SiteFile } from "@/domain/publication/snapshot";
import { sha256 } from "@/lib/sha256";
import { siteModel } from "../model/site";
import { renderPage } from "../render-site";
import { cardText, linesOf } from "./card";
import { shareCard, shareImages } from "./share-images";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ORIGIN = "https://dx.example.jp";
const snapshot = makeSnapshot({ reports: INVENTED, origin: ORIGIN });
const model = siteModel(snapshot);
let pictures: SiteFile[];
beforeAll(async () => {
  pictures = await shareImages(model);
});
const pictureOf = (id: string) => pictures.find(({ path }) => path === `share/kpis/${id}.png`)?.body;
const textOf = (id: string) => {
  const indicator = model.indicators.find((each) => each.id === id);
  if (!indicator) throw new Error(`no ${id}`);
  return cardText(shareCard(model, indicator));
};

describe("the picture of a KPI", () => {
  it("is there for each, of the size that platforms ask for, and light", async () => {
    expect(pictures).toHaveLength(model.indicators.length);
    for (const { path, contentType, body } of pictures) {
      const { format, width, height } = await sharp(body).metadata();
      expect([path, contentType, format, width, height]).toEqual([path, "image/png", "png", 1200, 630]);
      expect(body.length, path).toBeLessThan(60_000);
    }
  });

  it("is the same bytes from the same figures, and others from others", async () => {
    const hash = (body: Uint8Array | undefined) => sha256(body ?? new Uint8Array());
    const corrected = siteModel(makeSnapshot({ origin: ORIGIN }));
    const before = (await shareImages(corrected)).find(({ path }) => path.endsWith("/paper-sheets.png"));
    expect(hash(before?.body)).not.toBe(hash(pictureOf("paper-sheets")));
    const again = await shareImages(model);
    expect(again.map(({ body }) => hash(body))).toEqual(pictures.map(({ body }) => hash(body)));
  });

  it("says name, figure, target and mark, in words for those who do not see it", () => {
    expect(textOf("paper-sheets")).toMatch(
      /^.+：実績（R7） 13,900千枚、目標値（R11） 10,000千枚、△.上向き（令和7年度）（高山市DX推進計画 進捗公表）$/,
    );
    expect(textOf("digital-feeling")).toContain("上昇");
  });
});

describe("the page of a KPI", () => {
  const property = (page: string | null, name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"/>`).exec(page ?? "")?.[1];

  it("names its picture by a whole address, with words for it", async () => {
    const page = await renderPage(snapshot, "/kpis/paper-sheets");
    expect(property(page, "og:image")).toBe(`${ORIGIN}/share/kpis/paper-sheets.png`);
    expect(property(page, "og:image:alt")).toBe(textOf("paper-sheets"));
    expect(property(page, "og:url")).toBe(`${ORIGIN}/kpis/paper-sheets`);
    expect(property(page, "twitter:card")).toBe("summary_large_image");
    expect(page).toContain('href="/share/kpis/paper-sheets.png"');
  });

  it.each([
    ["an address that is not known", { origin: null }, {}, true],
    ["a folder", { origin: ORIGIN }, { links: "relative-file" }, true],
    ["the archive", { origin: ORIGIN }, { basePath: "/archive/3", archived: true }, false],
    ["a preview", { origin: ORIGIN }, { basePath: "/staff/preview" }, false],
  ] as const)("names none for other sites where it is of %s", async (_, site, options, hasPicture) => {
    const page = await renderPage(
      makeSnapshot({ reports: INVENTED, ...site }),
      "/kpis/paper-sheets",
      options,
    );
    expect(property(page, "og:image")).toBeUndefined();
    expect(page?.includes("share/kpis/paper-sheets.png")).toBe(hasPicture);
  });
});

describe("a long name", () => {
  it("goes on in lines that begin with no closing mark, and ends in 「…」 where there are too many", () => {
    expect(linesOf("あいうえお、かき", 10, 50, 3)).toEqual(["あいうえ", "お、かき"]);
    expect(linesOf("あいうえ、かきく", 10, 40, 3)).toEqual(["あいうえ、", "かきく"]);
    expect(linesOf("あいうえおかきくけこさしすせそた", 10, 50, 2)).toEqual(["あいうえお", "かきくけ…"]);
    expect(linesOf("プリンターやコピー機で印刷した紙の枚数", 10, 120, 3)).toEqual([
      "プリンターやコピー機で",
      "印刷した紙の枚数",
    ]);
    expect(linesOf("", 10, 50, 2)).toEqual([""]);
    expect(linesOf("KPI 2030", 10, 50, 1)).toEqual(["KPI 2030"]);
  });
});
