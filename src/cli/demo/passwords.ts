/** The demonstration's passwords: generated once, kept in the data folder in a file only its owner reads. */
import { randomInt } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { DEMO_ACCOUNTS_FILE } from "@/cli/runtime/data-folder";
import { OperatorError } from "@/lib/operator-error";
import { passwordProblem } from "@/server/auth/passwords/rules";
import { DEMO_PEOPLE, DEMO_PERSON_KEYS, type DemoPersonKey } from "./people";

/** Without the signs that are mistaken for one another on a screen or on paper: 0 and o, 1, i and l. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
/** Four groups of five: 99 bits, and still typed without an error. */
const GROUPS = 4;
const GROUP_LENGTH = 5;

const fileSchema = z.record(z.string(), z.string().min(1));

export type DemoPasswords = Readonly<Record<DemoPersonKey, string>>;

export function passwordFile(folder: string): string {
  return path.join(folder, DEMO_ACCOUNTS_FILE);
}

/**
 * The passwords of an earlier start; null before the first. Somebody who joined the demonstration since gets one now.
 * @throws OperatorError when the file is there and cannot be read: the database knows its content, so it is not replaced
 */
export function readPasswords(folder: string): DemoPasswords | null {
  const file = passwordFile(folder);
  if (!fs.existsSync(file)) return null;
  let known: Record<string, string>;
  try {
    fs.chmodSync(file, 0o600);
    known = fileSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    throw new OperatorError(
      `${file} を読めません。デモをはじめからやり直すときは、データフォルダー ${folder} を削除してください。`,
      { cause: error },
    );
  }
  return DEMO_PERSON_KEYS.every((key) => known[DEMO_PEOPLE[key].email] !== undefined)
    ? toPasswords((email) => known[email] ?? "")
    : writePasswords(folder, known);
}

/** Written before any account is made: a start that is cut off leaves no account whose password nobody knows. */
export function writePasswords(folder: string, known: Readonly<Record<string, string>> = {}): DemoPasswords {
  const file = passwordFile(folder);
  const byEmail = Object.fromEntries(
    DEMO_PERSON_KEYS.map((key) => {
      const person = DEMO_PEOPLE[key];
      return [person.email, known[person.email] ?? generatePassword(person)];
    }),
  );
  const making = `${file}.new`;
  fs.rmSync(making, { force: true });
  fs.writeFileSync(making, `${JSON.stringify(byEmail, null, 2)}\n`, { mode: 0o600, flush: true });
  fs.renameSync(making, file);
  return toPasswords((email) => byEmail[email] ?? "");
}

function toPasswords(of: (email: string) => string): DemoPasswords {
  return Object.fromEntries(
    DEMO_PERSON_KEYS.map((key) => [key, of(DEMO_PEOPLE[key].email)]),
  ) as unknown as DemoPasswords;
}

function generatePassword(person: { email: string; name: string }): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  for (;;) {
    const password = Array.from({ length: GROUPS }, group).join("-");
    // Chance may spell out part of an address; then another one is drawn.
    if (passwordProblem(password, person) === null) return password;
  }
}
