/** What a database says of itself: who it is, and which program's form it has. Reads only, with either login. */
import pg from "pg";
import { z } from "zod";
import { OperatorError } from "@/lib/operator-error";
import { connect } from "./connection";
import type { ExternalDatabase } from "./known";

/** A server behind a firewall that drops packets is given up after this time. */
const CONNECT_MS = 5_000;

const NO_RIGHT = "42501";
const NO_SUCH_DATABASE = "3D000";

export interface DatabaseState extends ExternalDatabase {
  /**
   * Names of the migrations it has; null: none of our tables. Empty for a login that may not read them: the database is
   * of a program that gave no right to it yet.
   */
  readonly migrations: readonly string[] | null;
}

/**
 * @throws OperatorError with the driver's error as its cause (`isUnreachable` tells a silent server from a refusal)
 */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const tablesRow = z.object({
  name: z.string(),
  marked: z.boolean(),
  migrated: z.boolean(),
  readable: z.boolean(),
});
/** Asked of the catalogue, so that nothing is missed or refused whatever is there. */
const TABLES = `
  SELECT current_database() AS name,
         to_regclass('public.installation') IS NOT NULL AS marked,
         to_regclass('public._prisma_migrations') IS NOT NULL AS migrated,
         coalesce(has_table_privilege(to_regclass('public._prisma_migrations')::oid, 'SELECT'), false) AS readable`;
const idRow = z.object({ id: z.uuid() });
const nameRow = z.object({ name: z.string() });
const systemRow = z.object({ identifier: z.string() });

/** @throws OperatorError when it cannot be reached */
export function readDatabaseState(url: string): Promise<DatabaseState> {
  return withConnection(url, async (client) => {
    const first = async <T>(row: z.ZodType<T>, sql: string) => row.parse((await client.query(sql)).rows[0]);
    const id = async () => (await first(idRow.optional(), "SELECT id FROM public.installation"))?.id ?? null;
    let tables = await first(tablesRow, TABLES);
    if (tables.marked && !tables.readable) {
      // As the application's own connections do.
      await client.query("SET ROLE ayumi_app").catch((error: unknown) => {
        if (codeOf(error) !== NO_RIGHT) throw error;
        throw new OperatorError(
          `データベースの利用者 ${client.user} には、あゆみの表を読む権限がありません。DATABASE_URL には、利用者 ayumi_app の接続先を設定してください。`,
          { cause: error },
        );
      });
      tables = await first(tablesRow, TABLES);
    }
    const applied = async () =>
      z.array(nameRow).parse(
        (
          await client.query(
            `SELECT migration_name AS name FROM public._prisma_migrations
             WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
          )
        ).rows,
      );
    const migrations = async () => (tables.readable ? (await applied()).map(({ name }) => name) : []);
    return {
      kind: "external",
      id: tables.marked ? await id() : null,
      host: client.host,
      port: client.port,
      name: tables.name,
      systemIdentifier: await first(
        systemRow,
        "SELECT system_identifier::text AS identifier FROM pg_control_system()",
      ).then(
        ({ identifier }) => identifier,
        (error: unknown) => {
          // Some hosts keep it to their superuser.
          if (codeOf(error) === NO_RIGHT) return null;
          throw error;
        },
      ),
      migrations: tables.migrated ? await migrations() : null,
    };
  });
}

/** The id of a database of the own cluster; null where the cluster has no such database, or it none. */
export async function readInstallationId(url: string): Promise<string | null> {
  try {
    return (await readDatabaseState(url)).id;
  } catch (error) {
    if (error instanceof OperatorError && codeOf(error.cause) === NO_SUCH_DATABASE) return null;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
