/** An exported folder as a browser finds it by file://, and a plain web server for it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type PageLinks, pageLinks } from "@/cli/bench/site-links";

/** @returns one sentence per link of the page that would fail when the page is opened from the disk */
export function brokenFileLinks(root: string, file: string, page: PageLinks): string[] {
  const inside = pathToFileURL(`${root}/`).href;
  return [...page.followed, ...page.loaded].flatMap((link) => {
    const url = new URL(link, pathToFileURL(path.join(root, file)));
    const problem = (what: string) => [`${file}: 「${link}」 ${what}`];
    if (url.protocol !== "file:") return [];
    // `/x`, `//host/x` and `C:\x` would all mean something else on a disk.
    if (/^(?:[/\\]|[a-z]:|file:)/i.test(link)) return problem("is absolute");
    if (!url.href.startsWith(inside)) return problem("leads out of the folder");
    const target = fileURLToPath(`${url.origin === "null" ? "file://" : ""}${url.pathname}`);
    if (!existsSync(target)) return problem("leads to nothing");
    if (statSync(target).isDirectory()) return problem("is a folder: a list of files, not a page");
    const place = decodeURIComponent(url.hash.slice(1));
    if (place === "") return [];
    const ids = pageLinks(readFileSync(target, "utf8")).ids;
    return ids.has(place) ? [] : problem("has no such place");
  });
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
  ".jsonld": "application/ld+json",
  ".xml": "application/xml",
};

/** The plainest web server there is: a folder under /dx/, index.html for a folder, 404.html for what is not there. */
export async function servePlainly(root: string): Promise<{ start: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const asked = path.join(root, decodeURIComponent(pathname.replace(/^\/dx\//, "")));
    const file = pathname.endsWith("/") ? path.join(asked, "index.html") : asked;
    const found = pathname.startsWith("/dx/") && existsSync(file) && statSync(file).isFile();
    const sent = found ? file : path.join(root, "404.html");
    response.writeHead(found ? 200 : 404, {
      "content-type": TYPES[path.extname(sent)] ?? "application/octet-stream",
    });
    response.end(readFileSync(sent));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    start: `http://127.0.0.1:${port}/dx/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
