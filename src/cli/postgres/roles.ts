/**
 * The two logins of the system's own database: `ayumi_owner` owns the tables and migrates, `ayumi_app` is what the
 * application uses and owns nothing, so it can neither alter a table nor disable a trigger.
 */
import pg from "pg";
import type { Cluster } from "./cluster";

const DATABASE = "ayumi";
const OWNER_ROLE = "ayumi_owner";
const APP_ROLE = "ayumi_app";

export type DatabaseUrls = { appUrl: string; ownerUrl: string; superUrl: string };

/**
 * Makes or repairs both roles and the database; may be repeated.
 * @returns the addresses of that database for each login
 */
export async function prepareDatabase(
  cluster: Pick<Cluster, "port" | "superUrl">,
  passwords: { owner: string; app: string },
  database: string = DATABASE,
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: cluster.superUrl("postgres") });
  await client.connect();
  try {
    for (const [role, password] of [
      [OWNER_ROLE, passwords.owner],
      [APP_ROLE, passwords.app],
    ] as const) {
      const name = client.escapeIdentifier(role);
      const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${name}`);
      await client.query(
        `ALTER ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) {
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${client.escapeIdentifier(OWNER_ROLE)}`,
      );
    }
  } finally {
    await client.end();
  }
  return databaseUrls(cluster, passwords, database);
}

/** The addresses of one database of the cluster, without touching it. */
export function databaseUrls(
  cluster: Pick<Cluster, "port" | "superUrl">,
  passwords: { owner: string; app: string },
  database: string = DATABASE,
): DatabaseUrls {
  const at = `127.0.0.1:${cluster.port}/${database}`;
  return {
    appUrl: `postgresql://${APP_ROLE}:${passwords.app}@${at}`,
    ownerUrl: `postgresql://${OWNER_ROLE}:${passwords.owner}@${at}`,
    superUrl: cluster.superUrl(database),
  };
}
