/** A CSV file of people as rows that the form for a new account would take, or all that is wrong with it. */
import { type CsvError, parse } from "csv-parse/sync";
import { ROLES, type Role } from "@/domain/shared/access";
import { nameKey } from "@/domain/shared/names";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { createAccountFormSchema } from "@/features/accounts/schema";
import { decodeText } from "@/lib/decode-text";
import { OperatorError } from "@/lib/operator-error";
import { sentences } from "@/server/input/sentences";

/** Far above an office; far below what one transaction may take. */
const MOST_ROWS = 1_000;

export interface FilePerson {
  readonly line: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** By its name; null: none. */
  readonly department: string | null;
}

/** Where the file is wrong, and how. */
export interface FileProblem {
  readonly line: number;
  readonly column: string;
  readonly sentence: string;
}

/** As the form for a new account calls its fields. */
const COLUMNS = { name: "氏名", email: "メールアドレス", role: "役割", department: "所属" } as const;
type Column = keyof typeof COLUMNS;
const COLUMN_KEYS = Object.keys(COLUMNS) as Column[];

const ROLE_LIST = ROLES.map((role) => `「${ROLE_WORDS[role]}」`).join("");

/**
 * @returns rows without a problem, and the problems of all others, in the order of the file
 * @throws OperatorError where the file as a whole cannot be read
 */
export function readPeople(bytes: Uint8Array): {
  readonly people: readonly FilePerson[];
  readonly problems: readonly FileProblem[];
} {
  const [head, ...rows] = records(bytes);
  if (!head) throw new OperatorError("ファイルが空です。1行目に列の名前、2行目から1人1行で書いてください。");
  const placeOf = columnPlaces(head.cells);
  if (rows.length > MOST_ROWS) {
    throw new OperatorError(
      `一度に取り込めるのは${MOST_ROWS.toLocaleString("en-US")}人までです。ファイルを分けてください。`,
    );
  }
  const people: FilePerson[] = [];
  const problems: FileProblem[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, cells } of rows) {
    const cell = (column: Column) => cells[placeOf[column]] ?? "";
    const read = readRow(line, cell);
    if (Array.isArray(read)) problems.push(...read);
    else {
      const same = lineOf.get(read.email);
      if (same === undefined) people.push(read);
      else {
        const sentence = `${same}行目と同じメールアドレスです。どちらかを消してください。`;
        problems.push({ line, column: COLUMNS.email, sentence });
      }
      lineOf.set(read.email, same ?? line);
    }
  }
  return { people, problems };
}

function readRow(line: number, cell: (column: Column) => string): FilePerson | FileProblem[] {
  const problem = (column: Column, sentence: string): FileProblem => ({
    line,
    column: COLUMNS[column],
    sentence,
  });
  const typedRole = nameKey(cell("role"));
  const role = ROLES.find((each) => nameKey(ROLE_WORDS[each]) === typedRole);
  const parsed = createAccountFormSchema.safeParse({
    email: cell("email"),
    name: cell("name"),
    role: role ?? ROLES[0],
    departmentId: "",
    departmentName: cell("department"),
  });
  const errors = parsed.success ? {} : sentences(parsed.error);
  const problems = Object.entries(errors).map(([field, sentence]) =>
    problem(field === "departmentName" ? "department" : (field as Column), sentence),
  );
  if (!role) {
    const said = typedRole === "" ? "役割がありません。" : `「${typedRole}」という役割はありません。`;
    problems.push(problem("role", `${said}${ROLE_LIST}のどれかを書いてください。`));
  }
  if (!parsed.success || !role) return problems;
  const { email, name, department } = parsed.data;
  const departmentName = department && "name" in department ? (department.name ?? null) : null;
  if (role === "contributor" && departmentName === null) {
    return [
      problem("department", `役割が「${ROLE_WORDS.contributor}」の人には、所属する課を書いてください。`),
    ];
  }
  return { line, email, name, role, department: departmentName };
}

/** @throws OperatorError where a column is missing or there twice */
function columnPlaces(head: readonly string[]): Record<Column, number> {
  const names = head.map(nameKey);
  const missing = COLUMN_KEYS.filter((key) => !names.includes(COLUMNS[key]));
  if (missing.length > 0) {
    throw new OperatorError(
      `1行目に${missing.map((key) => `「${COLUMNS[key]}」`).join("")}の列がありません。1行目には ${Object.values(COLUMNS).join("、")} の4つを書いてください（順番は自由です）。`,
    );
  }
  const twice = COLUMN_KEYS.find((key) => names.indexOf(COLUMNS[key]) !== names.lastIndexOf(COLUMNS[key]));
  if (twice) throw new OperatorError(`1行目に「${COLUMNS[twice]}」の列が2つあります。1つにしてください。`);
  return Object.fromEntries(COLUMN_KEYS.map((key) => [key, names.indexOf(COLUMNS[key])])) as Record<
    Column,
    number
  >;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows with nothing in them are left out: a spreadsheet writes them below its last one. */
function records(bytes: Uint8Array): CsvRecord[] {
  const text = decodeText(bytes);
  if (text === null) {
    throw new OperatorError(
      "文字コードを読み取れません。Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
    );
  }
  try {
    const parsed = parse(text, { info: true, relax_column_count: true, bom: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return parsed
      .map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  } catch (error) {
    const { lines } = error as CsvError & { lines?: number };
    throw new OperatorError(
      `${lines ?? 1}行目の引用符（"）の使い方に誤りがあります。Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。`,
      { cause: error },
    );
  }
}

/** The parser counts to a record's last line; a cell may hold line breaks. */
function breaksIn(record: readonly string[]): number {
  return record.join("").split("\n").length - 1;
}
