/** Reads the links of a page as a browser does, and follows those of a whole site. */

export interface HtmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const TAG = /<([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** What stands between these is text, whatever it looks like. */
const RAW_TEXT = /<!--[\s\S]*?-->|(<(style|script|title|textarea)\b[^>]*>)[\s\S]*?<\/\2>/gi;

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
}

/** Every start tag of a document, in its order. */
export function htmlElements(html: string): HtmlElement[] {
  const markup = html.replace(RAW_TEXT, "$1");
  return [...markup.matchAll(TAG)].map(([, name = "", rest = ""]) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...rest.matchAll(ATTRIBUTE)].map(([, key = "", a, b, c]) => [
        key.toLowerCase(),
        decoded(a ?? b ?? c ?? ""),
      ]),
    ),
  }));
}

const ADDRESSES = ["href", "src", "action", "formaction", "data", "poster", "cite", "xlink:href", "manifest"];
/** A person follows these; everything else with an address is asked for by the browser itself. */
const FOLLOWED_RELATIONS = /^(alternate|canonical|next|prev|license|help|author|up|describedby)$/;

export interface PageLinks {
  /** Addresses that a person or a program may follow. */
  readonly followed: readonly string[];
  /** Addresses that the browser asks for by itself while it shows the page. */
  readonly loaded: readonly string[];
  /** What a fragment may point to. */
  readonly ids: ReadonlySet<string>;
  readonly elements: readonly HtmlElement[];
  /** The text of the page's style sheets. */
  readonly styles: string;
}

export function pageLinks(html: string): PageLinks {
  const elements = htmlElements(html);
  const followed: string[] = [];
  const loaded: string[] = [];
  const ids = new Set<string>();
  for (const { name, attributes } of elements) {
    const id = attributes.get("id");
    if (id) ids.add(id);
    for (const attribute of ADDRESSES) {
      const address = attributes.get(attribute);
      if (address === undefined) continue;
      (isFollowed(name, attribute, attributes) ? followed : loaded).push(address);
    }
    for (const attribute of ["srcset", "imagesrcset"]) {
      for (const part of (attributes.get(attribute) ?? "").split(",")) {
        const [address] = part.trim().split(/\s+/);
        if (address) loaded.push(address);
      }
    }
    const refresh = attributes.get("http-equiv")?.toLowerCase() === "refresh";
    if (refresh) followed.push(/url=(.*)$/i.exec(attributes.get("content") ?? "")?.[1] ?? "");
  }
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(([, css]) => css).join("\n");
  const css = `${styles}\n${elements.map(({ attributes }) => attributes.get("style") ?? "").join("\n")}`;
  for (const [, , address = ""] of css.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/g)) loaded.push(address);
  for (const [, , address = ""] of css.matchAll(/@import\s+(["'])(.*?)\1/g)) loaded.push(address);
  return { followed, loaded, ids, elements, styles };
}

function isFollowed(name: string, attribute: string, attributes: ReadonlyMap<string, string>): boolean {
  if (name === "a" || name === "area" || attribute === "cite") return true;
  if (name !== "link") return attribute === "action" || attribute === "formaction";
  const relations = (attributes.get("rel") ?? "").split(/\s+/);
  return relations.length > 0 && relations.every((each) => FOLLOWED_RELATIONS.test(each));
}

export interface Crawl {
  /** Addresses asked for. */
  readonly visited: number;
  readonly links: number;
  /** One sentence per broken link; empty when the site is whole. */
  readonly problems: readonly string[];
}

/**
 * Follows every link from the first page on, within one folder of one server.
 * @param start the folder's address, with its last slash: `http://127.0.0.1:8080/dx/`
 */
export async function crawlSite(start: string): Promise<Crawl> {
  const { origin, pathname } = new URL(start);
  const problems: string[] = [];
  const pages = new Map<string, PageLinks | null>();
  const waiting = [start];
  const uses: { from: string; url: URL; link: string }[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (pages.has(address)) continue;
    const response = await fetch(address, { redirect: "manual" });
    const type = response.headers.get("content-type") ?? "";
    const text = await response.text();
    const page = type.startsWith("text/html") ? pageLinks(text) : null;
    pages.set(address, page);
    if (response.status !== 200) problems.push(`${address}: ${response.status}`);
    const found = page ? [...page.followed, ...page.loaded] : xmlLinks(type, text);
    for (const link of found) {
      if (!URL.canParse(link, address)) {
        problems.push(`${address}: 「${link}」 is no address`);
        continue;
      }
      const url = new URL(link, address);
      if (url.origin !== origin) continue;
      uses.push({ from: address, url, link });
      if (!url.pathname.startsWith(pathname))
        problems.push(`${address}: 「${link}」 leads out of ${pathname}`);
      else waiting.push(`${origin}${url.pathname}`);
    }
  }
  for (const { from, url, link } of uses) {
    const target = pages.get(`${origin}${url.pathname}`);
    const place = decodeURIComponent(url.hash.slice(1));
    if (place !== "" && !target?.ids.has(place)) problems.push(`${from}: 「${link}」 has no such place`);
  }
  return { visited: pages.size, links: uses.length, problems };
}

/** A feed's links. */
function xmlLinks(type: string, text: string): string[] {
  return /xml/.test(type)
    ? [...text.matchAll(/\shref="([^"]*)"/g)].map(([, link = ""]) => decoded(link))
    : [];
}
