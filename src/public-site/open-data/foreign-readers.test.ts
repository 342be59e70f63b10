/** The open data read by libraries that other people use for it, of the site as it is served and as it is handed over. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { Ajv2020 } from "ajv/dist/2020";
import formats from "ajv-formats";
import { Package } from "datapackage";
import { parseAtomFeed } from "feedsmith";
import jsonld from "jsonld";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RenderOptions, renderData, renderPage } from "../render-site";

vi.setConfig({ testTimeout: 60_000 });

const ORIGIN = "https://dx.example.jp";
const SITES: Record<string, RenderOptions & { readonly origin: string | null }> = {
  "as served": { origin: ORIGIN },
  "as served where its address is not known": { origin: null },
  "in the archive": { origin: ORIGIN, basePath: "/archive/3", archived: true },
  "as a folder": { origin: ORIGIN, links: "relative-file" },
  "as a folder of a site whose address is not known": { origin: null, links: "relative-file" },
};

function texts(name: string): Map<string, string> {
  const { origin = null, ...options } = SITES[name] ?? {};
  const files = renderData(makeSnapshot({ reports: INVENTED, origin }), options);
  return new Map(files.map((file) => [file.path, new TextDecoder().decode(file.body)]));
}

const served = texts("as served");
const textOf = (files: ReadonlyMap<string, string>, name: string) => files.get(name) ?? "";
const noNetwork = () => Promise.reject(new Error("a test asks nobody"));

describe("datapackage", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "ayumi-package-"));
    for (const [name, text] of served) {
      if (/^data\/[^/]+\.csv$/.test(name)) writeFileSync(path.join(folder, path.basename(name)), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("finds the description valid, and every row as it says", async () => {
    const descriptor = JSON.parse(textOf(served, "data/datapackage.json"));
    const { valid, errors, resources } = await Package.load(descriptor, { basePath: folder });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
    const [kpis, initiatives] = resources;
    const rows = (await kpis?.read({ keyed: true })) ?? [];
    expect(rows).toHaveLength(7 * 5 + 9 * 4);
    expect(rows.find((row) => row.kpi_id === "paper-sheets" && row.fiscal_year === 2025)).toMatchObject({
      municipality_code: "212032",
      actual_value: 13_900,
      judgement_code: "improving",
      // The library takes no account of the "Z".
      published_at: new Date(2026, 6, 1, 1, 30),
    });
    expect((await initiatives?.read({ keyed: true }))?.length).toBeGreaterThan(50);
  });

  it.each(Object.keys(SITES))("is told a homepage that is an address, or none (%s)", (name) => {
    const { homepage } = JSON.parse(textOf(texts(name), "data/datapackage.json"));
    if (homepage !== undefined) expect(new URL(homepage).origin).toBe(ORIGIN);
    expect(homepage !== undefined).toBe(name === "as served" || name === "in the archive");
  });
});

describe("ajv", () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  formats.default(ajv);

  it.each(["kpis", "initiatives"])("finds data/%s.json as its schema says, dates too", (name) => {
    const validate = ajv.compile(JSON.parse(textOf(served, `data/${name}.schema.json`)));
    const own = new RegExp(`^data/${name}(/[^/]+)?\\.json$`);
    const found = [...served].filter(([each]) => own.test(each));
    expect(found.length).toBeGreaterThan(0);
    for (const [each, text] of found) {
      validate(JSON.parse(text));
      expect(validate.errors, each).toBeNull();
    }
    const document = JSON.parse(textOf(served, `data/${name}.json`));
    expect(validate({ ...document, publication: { ...document.publication, published_at: "昨日" } })).toBe(
      false,
    );
  });
});

describe("jsonld", () => {
  const DAY = "http://www.w3.org/2001/XMLSchema#dateTime";

  it.each(Object.keys(SITES))(
    "makes statements of the catalogue without asking for a context (%s)",
    async (name) => {
      const base = `${ORIGIN}/data/catalog.jsonld`;
      const catalog = JSON.parse(textOf(texts(name), "data/catalog.jsonld"));
      const quads = await jsonld.toRDF(catalog, {
        base,
        documentLoader: noNetwork,
        format: "application/n-quads",
      });
      const dct = "http://purl.org/dc/terms/";
      expect(quads).toContain(`<${dct}issued> "2026-04-01T01:30:00Z"^^<${DAY}>`);
      expect(quads).toContain(`<${dct}modified> "2026-07-01T01:30:00Z"^^<${DAY}>`);
      expect(quads).toContain(
        `<${dct}language> <http://publications.europa.eu/resource/authority/language/JPN>`,
      );
      expect(quads).toContain("#mediaType> <https://www.iana.org/assignments/media-types/text/csv>");
      expect(quads).toMatch(/#downloadURL> <https:\/\/dx\.example\.jp\/(archive\/3\/)?data\/kpis\.csv>/);
      expect(quads).toMatch(/#landingPage> <https:\/\/dx\.example\.jp\/(archive\/3\/)?data(\/index\.html)?>/);
      expect(quads).toMatch(/#contactPoint> _:/);
      expect(quads).toContain('"高山市役所 DX推進計画の担当"@ja');
      expect(quads).toContain('#keyword> "目標達成状況"@ja');
      const distributions = quads.match(/<http:\/\/www\.w3\.org\/ns\/dcat#Distribution>/g) ?? [];
      expect(distributions).toHaveLength(4);
      // Of each distribution, and of the catalogue.
      expect(quads.match(/<http:\/\/purl\.org\/dc\/terms\/license> <https:/g)).toHaveLength(4 + 1);
    },
  );

  it("reads what the page of the data says to search engines", async () => {
    const page = await renderPage(makeSnapshot({ reports: INVENTED, origin: ORIGIN }), "/data");
    const [, json = ""] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page ?? "") ?? [];
    const quads = await jsonld.toRDF(JSON.parse(json), {
      base: `${ORIGIN}/data`,
      documentLoader: async (documentUrl) => ({
        documentUrl,
        document: { "@context": { "@vocab": `${documentUrl}/` } },
      }),
      format: "application/n-quads",
    });
    expect(quads.match(/<https:\/\/schema\.org\/Dataset>/g)).toHaveLength(2);
    expect(quads).toContain(`<https://schema.org/contentUrl> "${ORIGIN}/data/kpis.csv"`);
    expect(quads).toContain('<https://schema.org/dateModified> "2026-07-01T01:30:00Z"');
  });
});

describe("feedsmith", () => {
  it.each(Object.keys(SITES))("reads every entry of the feed, each whole as RFC 4287 asks (%s)", (name) => {
    const { id, title, updated, authors, links, entries } = parseAtomFeed(textOf(texts(name), "feed.xml"));
    expect([id, title, updated, authors?.[0]?.name].every(Boolean)).toBe(true);
    const self = links?.filter(({ rel }) => rel === "self") ?? [];
    expect(self.every(({ href }) => URL.canParse(href ?? ""))).toBe(true);
    expect(entries).toHaveLength(4);
    for (const entry of entries ?? []) {
      expect([entry.id, entry.title, entry.updated].every(Boolean)).toBe(true);
      const leads = entry.links?.some(({ rel, href }) => rel === "alternate" && href) ?? false;
      expect(leads || Boolean(entry.content), entry.id).toBe(true);
    }
    expect(new Set(entries?.map((entry) => entry.id)).size).toBe(4);
  });
});

describe("robots.txt", () => {
  it.each([
    ["as served", `${ORIGIN}/sitemap.xml`],
    ["as a folder", `${ORIGIN}/sitemap.xml`],
    ["as served where its address is not known", null],
  ])("lets everything be found, and names the sitemap where its address is known (%s)", (name, sitemap) => {
    const text = textOf(texts(name), "robots.txt");
    expect(text).toContain("User-agent: *\nAllow: /\n");
    expect(/^Sitemap: (.*)$/m.exec(text)?.[1] ?? null).toBe(sitemap);
    expect(texts("in the archive").has("robots.txt")).toBe(false);
  });
});
