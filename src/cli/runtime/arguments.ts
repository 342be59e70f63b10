/** The arguments of every command, read in one way, and its `--help`. */
import path from "node:path";
import { parseArgs } from "node:util";
import { OperatorError } from "@/lib/operator-error";

export interface CommandHelp {
  /** As a person types it: `npm run export`. */
  readonly call: string;
  readonly does: string;
  /** What follows without a name; none when left out. */
  readonly positionals?: {
    readonly name: string;
    readonly does: string;
    readonly min: number;
    readonly max: number;
  };
  /**
   * Each takes one value, or as many as its `value` names with blanks between them ("番号 ハッシュ値": they are read as
   * one, "3 9f…"); one without a name for it is given alone, and reads "true".
   */
  readonly options?: Readonly<Record<string, { readonly value?: string; readonly does: string }>>;
  readonly example: string;
  /** What exit code 1 means here; 0 is always that all went well. */
  readonly fails: string;
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/**
 * @param args without Node and script, as `process.argv.slice(2)`
 * @returns null when help was asked for
 * @throws OperatorError for anything the help does not name
 */
export function readArguments(help: CommandHelp, args: readonly string[]): Arguments | null {
  const known = help.options ?? {};
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", short: "h" },
      ...Object.fromEntries(
        Object.entries(known).map(([name, { value }]) => [
          name,
          { type: value === undefined ? ("boolean" as const) : ("string" as const) },
        ]),
      ),
    },
    // The sentences are ours.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const options: Record<string, string> = {};
  /** An option that waits for its further values. */
  let open: { readonly name: string; readonly value: string; left: number } | null = null;
  for (const token of tokens) {
    if (token.kind === "positional" && open !== null) {
      options[open.name] += ` ${token.value}`;
      open.left -= 1;
      if (open.left === 0) open = null;
      continue;
    }
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    if (token.name === "help") return null;
    if (open !== null) break;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) throw refusal(help, `「${token.rawName}」という指定はありません。`);
    if (option.value === undefined) {
      if (token.value !== undefined) throw refusal(help, `${token.rawName} に値は付けられません。`);
      options[token.name] = "true";
      continue;
    }
    // `--no --other`: the next option is no value.
    if (!token.value || (!token.inlineValue && token.value.startsWith("-"))) {
      throw refusal(help, `${token.rawName} の後に${option.value}を指定してください。`);
    }
    options[token.name] = token.value;
    const left = option.value.split(" ").length - 1;
    if (left > 0) open = { name: token.name, value: option.value, left };
  }
  if (open !== null) throw refusal(help, `--${open.name} の後に${open.value}を指定してください。`);
  const { name, min, max } = help.positionals ?? { name: "", min: 0, max: 0 };
  if (positionals.length < min) throw refusal(help, `${name}を指定してください。`);
  if (positionals.length > max) throw refusal(help, `「${positionals[max]}」は余分な指定です。`);
  return { positionals, options };
}

function refusal(help: CommandHelp, sentence: string): OperatorError {
  return new OperatorError(`${sentence}使い方: ${help.call} -- --help（例: ${help.example}）`);
}

/** What `--help` prints. */
export function helpText(help: CommandHelp): string {
  const { positionals, options = {} } = help;
  const rows: [string, string][] = [
    ...(positionals ? [[positionals.name, positionals.does] as [string, string]] : []),
    ...Object.entries(options).map(([name, { value, does }]): [string, string] => [
      optionText(name, value),
      does,
    ]),
    ["--help", "この説明を表示します。"],
  ];
  return [
    help.does,
    "",
    `使い方: ${callOf(help)}`,
    ...rows.map(([left, right]) => `  ${left}  ${right}`),
    "",
    `例: ${help.example}`,
    "",
    "終了コード:",
    "  0  正しく終わりました。",
    `  1  ${help.fails}`,
  ].join("\n");
}

function optionText(name: string, value: string | undefined): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function callOf({ call, positionals, options = {} }: CommandHelp): string {
  const named = Object.entries(options).map(([name, { value }]) => `[${optionText(name, value)}]`);
  const more = positionals && positionals.max > 1 ? "…" : "";
  const free = positionals
    ? [positionals.min > 0 ? `${positionals.name}${more}` : `[${positionals.name}${more}]`]
    : [];
  const all = [...free, ...named];
  return all.length > 0 ? `${call} -- ${all.join(" ")}` : call;
}

/** npm runs a command in the project's folder; a path the person gave is meant from where they stand. */
export function fromCallersFolder(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
