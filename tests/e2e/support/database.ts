/** The running server's database, for what a test cannot do as a person: let time pass. */
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { e2eDataFolder } from "./server";

/** The line of postmaster.pid that tells the port. */
const PORT_LINE = 3;

/** Runs one statement as the owner of the tables. */
export async function asOwner(sql: string, values: readonly unknown[]): Promise<void> {
  const folder = e2eDataFolder();
  const port = readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[PORT_LINE];
  const { owner } = JSON.parse(readFileSync(path.join(folder, "secrets.json"), "utf8")) as { owner: string };
  const client = new pg.Client({
    connectionString: `postgresql://ayumi_owner:${owner}@127.0.0.1:${port}/ayumi`,
  });
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
