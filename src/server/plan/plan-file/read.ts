/**
 * A plan file's YAML, read into a plain tree whose every scalar is the text that stands in the file. Numbers are
 * not interpreted here: 35.0 and 18.2 must reach the decimal parser as written, never as binary floats.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, Scalar } from "yaml";
import { syntaxMessage } from "./syntax";

export type PathStep = string | number;

/** Where in the plan file (`pillars[0].kpis[0].target.value`, or `12行目`), and what is wrong, in Japanese. */
export interface PlanFileError {
  readonly path: string;
  readonly message: string;
}

export interface PlanTree {
  /** Mappings without a prototype, arrays, strings, and null for an empty value, `null` or `~`. */
  readonly root: unknown;
  /** What the YAML itself gets wrong; the tree is complete only when this is empty. */
  readonly errors: readonly PlanFileError[];
  /** True when the text is not YAML at all, so that looking into the tree would only repeat the error. */
  readonly broken: boolean;
  /** An error at a path of the tree, with the line of the nearest node that exists. */
  readonly errorAt: (path: readonly PathStep[], message: string) => PlanFileError;
}

/** A plan of 50 KPIs is about 60,000 characters; beyond this the file is something else. */
const MAX_CHARACTERS = 2_000_000;
const MAX_DEPTH = 20;
const NULL_WORDS = new Set(["", "~", "null", "Null", "NULL"]);

/** `["pillars", 0, "title"]` → `pillars[0].title`; the root is `(全体)`. */
function formatPath(path: readonly PathStep[]): string {
  const text = path.reduce<string>((before, step) => {
    if (typeof step === "number") return `${before}[${step}]`;
    return before === "" ? excerpt(step) : `${before}.${excerpt(step)}`;
  }, "");
  return text === "" ? "(全体)" : text;
}

/** A piece of the file short and clean enough to stand in a message. */
export function excerpt(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cs}]/gu, "�");
  const letters = Array.from(clean);
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : clean;
}

/**
 * Reads the text of a plan file. Never throws. Anchors, aliases, tags, repeated keys, values over several lines and
 * a second document are errors: none is needed here, and each can say something else than it seems to.
 */
export function readPlanTree(text: string): PlanTree {
  const fail = (message: string): PlanTree => ({
    root: null,
    errors: [{ path: "(全体)", message }],
    broken: true,
    errorAt: (path, inner) => ({ path: formatPath(path), message: inner }),
  });
  if (text.length > MAX_CHARACTERS) {
    return fail(`ファイルが大きすぎます。${MAX_CHARACTERS.toLocaleString("en-US")}文字以内にしてください。`);
  }
  try {
    return readTree(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The parser recurses: thousands of opening brackets end its stack.
    if (error instanceof RangeError) return fail("入れ子が深すぎて読み取れません。");
    return fail("YAMLとして読み取れません。書き方を確かめてください。");
  }
}

function readTree(text: string): PlanTree {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  // One slip can make the parser complain many times over in one line.
  const syntax = new Map<string, PlanFileError>();
  const complaints = [...document.errors, ...document.warnings];
  // Where the parser gave up, its other complaints are only of what it had not read.
  const exhausted = complaints.filter(({ code }) => code === "RESOURCE_EXHAUSTION");
  for (const error of exhausted.length > 0 ? exhausted : complaints) {
    const path = `${lines.linePos(error.pos[0]).line}行目`;
    const message = syntaxMessage(error.code);
    syntax.set(`${path} ${message}`, { path, message });
  }
  const errors = [...syntax.values()];
  const broken = document.errors.length > 0;
  const lineByPath = new Map<string, number>();

  const errorAt = (path: readonly PathStep[], message: string): PlanFileError => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const line = lineByPath.get(formatPath(path.slice(0, depth)));
      if (line !== undefined) {
        const where = depth === path.length ? `（${line}行目）` : `（${line}行目からの項目の中）`;
        return { path: formatPath(path), message: `${message}${where}` };
      }
    }
    return { path: formatPath(path), message };
  };

  const walk = (node: unknown, path: readonly PathStep[]): unknown => {
    if (path.length > MAX_DEPTH) {
      errors.push(errorAt(path, "入れ子が深すぎます。"));
      return null;
    }
    if (isMap(node)) {
      refuseAnchor(node.anchor, path);
      const tree: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.items) {
        if (!isScalar(key)) {
          errors.push(errorAt(path, "項目名には文字だけを書いてください。"));
          continue;
        }
        const name = scalarText(key);
        const here = [...path, name];
        const range = key.range;
        const repeated = name in tree;
        if (range) lineByPath.set(formatPath(here), lines.linePos(range[0]).line);
        if (repeated) errors.push(errorAt(here, "同じ項目が2回書かれています。1つにしてください。"));
        else tree[name] = walk(value, here);
      }
      return tree;
    }
    if (isSeq(node)) {
      refuseAnchor(node.anchor, path);
      return node.items.map((item, index) => {
        const here = [...path, index];
        const range = (item as { range?: readonly number[] | null } | null)?.range;
        if (range?.[0] !== undefined) lineByPath.set(formatPath(here), lines.linePos(range[0]).line);
        return walk(item, here);
      });
    }
    if (isScalar(node)) {
      refuseAnchor(node.anchor, path);
      const [start, end] = node.range ?? [0, 0];
      // A continued line would put a blank, or a line break, into the middle of a Japanese sentence.
      const isBroken = text.slice(start, end).trimEnd().includes("\n");
      if (isBroken && !mayHaveLines(path)) {
        errors.push(errorAt(path, "値が複数の行に分かれています。1行で書いてください。"));
      }
      // A block may end with a line break that is none of the value's.
      const value = isBroken ? scalarText(node).trimEnd() : scalarText(node);
      return node.type === Scalar.PLAIN && NULL_WORDS.has(value) ? null : value;
    }
    if (isAlias(node))
      errors.push(errorAt(path, "エイリアス（*名前）は使えません。値をそのまま書いてください。"));
    return null;
  };
  const refuseAnchor = (anchor: string | undefined, path: readonly PathStep[]): void => {
    if (anchor !== undefined) errors.push(errorAt(path, "アンカー（&名前）は使えません。"));
  };

  const root = exhausted.length > 0 ? null : walk(document.contents, []);
  return { root, errors, broken, errorAt };
}

/** The text of a scalar: the source of a plain one, the unescaped value of a quoted one. */
function scalarText(node: Scalar): string {
  const { type, source, value } = node;
  return type === Scalar.PLAIN && source !== undefined ? source : String(value ?? "");
}

/** What was put on record keeps its lines: other tools write them as a block. */
function mayHaveLines([list, , part]: readonly PathStep[]): boolean {
  return list === "changes" && ["before", "after", "reason"].includes(String(part));
}
