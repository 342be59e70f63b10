/**
 * A page's markup as what paper knows of it: headings, paragraphs, lists and tables. So a document on paper is made of the
 * very parts that the page is made of, and says nothing that the page does not. Pure.
 */
import { type DefaultTreeAdapterTypes, parseFragment, serializeOuter } from "parse5";
import { CHART_CSS } from "@/components/charts/chart-css";
import type { Block, Cell, Inline, PaperTable, TermItem } from "@/lib/paper/document";

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
type HtmlElement = DefaultTreeAdapterTypes.Element;

/**
 * @param address what a link's address is on paper; null where it leads nowhere from there
 * @throws Error for an element that paper does not know: what it says would be lost
 */
export function paperOf(markup: string, address: (href: string) => string | null): Block[] {
  return blocksOf(parseFragment(markup).childNodes, address);
}

type Address = (href: string) => string | null;

const FLOW = new Set(["div", "section", "main", "figure", "figcaption"]);
const INLINE = new Set(["a", "b", "strong", "span", "br", "wbr", "img", "time"]);

function blocksOf(nodes: readonly HtmlNode[], address: Address): Block[] {
  const blocks: Block[] = [];
  let line: Inline[] = [];
  const endLine = () => {
    if (line.some((part) => part.k !== "text" || part.text.trim() !== ""))
      blocks.push({ k: "paragraph", parts: line });
    line = [];
  };
  for (const node of nodes) {
    if (isHidden(node)) continue;
    if (!isElement(node) || INLINE.has(node.tagName)) {
      line.push(...inlineOf([node], address));
      continue;
    }
    endLine();
    blocks.push(...blockOf(node, address));
  }
  endLine();
  return blocks;
}

function blockOf(element: HtmlElement, address: Address): Block[] {
  const { tagName, childNodes } = element;
  if (FLOW.has(tagName)) return blocksOf(childNodes, address);
  if (/^h[1-6]$/.test(tagName)) {
    return [{ k: "heading", level: Number(tagName.slice(1)), parts: inlineOf(childNodes, address) }];
  }
  // Beside a name it stands below it, on a line of its own.
  if (tagName === "small") return [{ k: "paragraph", parts: inlineOf([element], address) }];
  if (tagName === "p") return blocksOf(childNodes, address);
  if (tagName === "ul" || tagName === "ol") {
    return [{ k: "list", items: elementsOf(element).map((item) => blocksOf(item.childNodes, address)) }];
  }
  if (tagName === "article") return [{ k: "whole", body: blocksOf(childNodes, address) }];
  if (tagName === "svg") return [drawingOf(element)];
  if (tagName === "hr") return [{ k: "page" }];
  if (tagName === "dl") return [{ k: "terms", items: termsOf(element, address) }];
  if (tagName === "table") return [tableOf(element, address)];
  throw new Error(`paper knows no <${tagName}>`);
}

/** As a file of its own: in a page it lives on the page's styles and namespaces. */
function drawingOf(svg: HtmlElement): Block {
  const alt = elementsOf(svg)
    .filter(({ tagName }) => tagName === "title" || tagName === "desc")
    .map((each) => inlineOf(each.childNodes, () => null).map((part) => (part.k === "text" ? part.text : "")))
    .map((texts) => texts.join(""))
    .join("：");
  const drawn = serializeOuter(svg)
    .replace(/<(title|desc)[^>]*>.*?<\/\1>/gs, "")
    .replaceAll("&nbsp;", "&#160;")
    .replace(/^<svg /, '<svg xmlns="http://www.w3.org/2000/svg" class="kc" ')
    .replace(/(?<=^<svg [^>]*>)/, `<style>${CHART_CSS_ON_PAPER}</style>`);
  return { k: "drawing", svg: drawn, alt };
}

/** Without what depends on a screen. */
const CHART_CSS_ON_PAPER = CHART_CSS.split("\n")
  .filter((line) => line.startsWith(".kc") && !line.startsWith(".kc-k"))
  .join("")
  .replaceAll("font-family:inherit", "font-family:'BIZ UDPGothic'");

/** A term with what follows it, also where a `div` holds the two together. */
function termsOf(list: HtmlElement, address: Address): TermItem[] {
  const items: { term: Inline[]; body: Block[] }[] = [];
  for (const element of elementsOf(list)) {
    if (element.tagName === "div") items.push(...(termsOf(element, address) as typeof items));
    else if (element.tagName === "dt") items.push({ term: inlineOf(element.childNodes, address), body: [] });
    else items.at(-1)?.body.push(...blocksOf(element.childNodes, address));
  }
  return items;
}

function tableOf(table: HtmlElement, address: Address): PaperTable {
  const rowsIn = (part: HtmlElement): Cell[][] =>
    elementsOf(part)
      .filter(({ tagName }) => tagName === "tr")
      .map((row) => elementsOf(row).map((cell) => cellOf(cell, address)));
  const parts = elementsOf(table);
  const rows = (name: string) => parts.filter(({ tagName }) => tagName === name).flatMap(rowsIn);
  const head = rows("thead");
  const [first = []] = head;
  return {
    k: "table",
    columns: first.reduce((sum, { colspan }) => sum + colspan, 0),
    head,
    rows: rows("tbody"),
  };
}

function cellOf(cell: HtmlElement, address: Address): Cell {
  return {
    isHead: cell.tagName === "th",
    isText: cell.tagName === "th" || attribute(cell, "class") === "ra",
    colspan: Number(attribute(cell, "colspan") ?? 1),
    rowspan: Number(attribute(cell, "rowspan") ?? 1),
    body: blocksOf(cell.childNodes, address),
  };
}

function inlineOf(nodes: readonly HtmlNode[], address: Address): Inline[] {
  return nodes.flatMap((node) => {
    if (isHidden(node)) return [];
    if (!isElement(node)) {
      const text = "value" in node ? node.value : "";
      return text === "" ? [] : linesOf(text);
    }
    const parts = inlineOf(node.childNodes, address);
    switch (node.tagName) {
      case "br":
        return [{ k: "break" }];
      case "wbr":
        return [{ k: "text", text: "\u200b" }];
      case "img":
        return [{ k: "text", text: `図：${attribute(node, "alt") ?? ""}` }];
      case "b":
      case "strong":
        return [{ k: "strong", parts }];
      case "small":
        return [{ k: "small", parts }];
      case "a": {
        const href = address(attribute(node, "href") ?? "");
        return href === null ? parts : [{ k: "link", href, parts }];
      }
      case "span":
        return attribute(node, "class") === "is" ? [{ k: "strong", parts }] : parts;
      default:
        if (!INLINE.has(node.tagName)) throw new Error(`paper knows no <${node.tagName}> in a line`);
        return parts;
    }
  });
}

/** A line that somebody typed ends where it was ended. */
function linesOf(text: string): Inline[] {
  return text
    .split("\n")
    .flatMap((line, at): Inline[] =>
      at === 0 ? [{ k: "text", text: line }] : [{ k: "break" }, { k: "text", text: line }],
    )
    .filter((part) => part.k !== "text" || part.text !== "");
}

function elementsOf({ childNodes }: HtmlElement): HtmlElement[] {
  return childNodes.filter(isElement);
}

function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

/** What a reader of the page neither sees nor hears as words. */
function isHidden(node: HtmlNode): boolean {
  return isElement(node) && attribute(node, "aria-hidden") === "true";
}

function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}
