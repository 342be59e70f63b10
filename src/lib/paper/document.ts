/** A document on paper, as data. */

export interface Paper {
  /** Also its bookmark and what a reader's program calls it. */
  readonly title: string;
  readonly author: string;
  /** The moment that it says it was made at, to the second; equal documents of equal moments are equal bytes. */
  readonly made: Date;
  /** What each page says in its head: that it is not published yet, that its figures are invented. */
  readonly notices: readonly string[];
  /** Whose it is and of which publication, at the foot of each page. */
  readonly source: string;
  readonly body: readonly Block[];
}

export type Inline =
  | { readonly k: "text"; readonly text: string }
  | { readonly k: "strong" | "small"; readonly parts: readonly Inline[] }
  | { readonly k: "link"; readonly href: string; readonly parts: readonly Inline[] }
  | { readonly k: "break" };

export type Block =
  | { readonly k: "heading"; readonly level: number; readonly parts: readonly Inline[] }
  | { readonly k: "paragraph"; readonly parts: readonly Inline[] }
  | { readonly k: "list"; readonly items: readonly (readonly Block[])[] }
  | { readonly k: "terms"; readonly items: readonly TermItem[] }
  /** A drawing as SVG, with its words for who does not see it. */
  | { readonly k: "drawing"; readonly svg: string; readonly alt: string }
  /** Stays on one page: a name, its figures and their drawing. */
  | { readonly k: "whole"; readonly body: readonly Block[] }
  /** What follows begins a page. */
  | { readonly k: "page" }
  | PaperTable;

export interface TermItem {
  readonly term: readonly Inline[];
  readonly body: readonly Block[];
}

export interface PaperTable {
  readonly k: "table";
  readonly columns: number;
  /** Rows that stand at the head of each page. */
  readonly head: readonly (readonly Cell[])[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly isHead: boolean;
  /** Of words, not of figures. */
  readonly isText: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly body: readonly Block[];
}
