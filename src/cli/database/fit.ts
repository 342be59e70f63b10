/** Whether a database has the form that this program knows. Nobody but `start` and `migrate` changes it. */
import { OperatorError } from "@/lib/operator-error";
import { migrationNames } from "./migrations";
import { readDatabaseState } from "./state";

type SchemaFit = "same" | "empty" | "older" | "newer";

/**
 * @param applied names of the database's migrations; null: it has none of our tables
 * @param known this program's
 */
export function schemaFit(applied: readonly string[] | null, known: readonly string[]): SchemaFit {
  if (applied === null) return "empty";
  const names = new Set(known);
  if (applied.some((name) => !names.has(name))) return "newer";
  return applied.length === names.size ? "same" : "older";
}

const SENTENCES: Readonly<Record<Exclude<SchemaFit, "same">, string>> = {
  empty:
    "このデータベースには、まだ何も入っていません。接続先（DATABASE_URL、AYUMI_DATA_DIR）を確かめてください。初めて使うときは、先に npm start を実行してください。",
  older:
    "データベースの形が、このプログラムより古い版のものです。サーバーを止めて npm run migrate を実行してから、もう一度実行してください。",
  newer:
    "データベースの形が、このプログラムより新しい版のものです。そのデータベースを使っているサーバーと同じ版のプログラムで実行してください。",
};

/**
 * For every command that reads or writes: changes nothing.
 * @param appUrl the application's login is enough
 * @throws OperatorError when the database is empty, or of another program's form
 */
export async function refuseOtherSchema(appUrl: string): Promise<void> {
  const fit = await fitOf(appUrl);
  if (fit !== "same") throw new OperatorError(SENTENCES[fit]);
}

/** For what a start would go on from. @throws OperatorError when the database is of a newer program's form */
export async function refuseNewerSchema(appUrl: string): Promise<void> {
  if ((await fitOf(appUrl)) === "newer") throw new OperatorError(SENTENCES.newer);
}

async function fitOf(appUrl: string): Promise<SchemaFit> {
  const { migrations } = await readDatabaseState(appUrl);
  return schemaFit(migrations, await migrationNames());
}
