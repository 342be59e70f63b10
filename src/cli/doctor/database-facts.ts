/** What both logins find in the database, without changing anything in it. */
import pg from "pg";

/** A server behind a firewall that drops packets is given up after this time. */
const CONNECT_MS = 5_000;

/** Whose rights the application works with, whatever login it comes by. */
export const APP_ROLE = "ayumi_app";

export interface LoginFailure {
  /** PostgreSQL's or the system's; "" where there is none. */
  readonly code: string;
  readonly message: string;
  /** As the driver threw it. */
  readonly cause: unknown;
}

export interface OwnerFacts {
  readonly user: string;
  readonly database: string;
  /** 150004: as PostgreSQL numbers its versions. */
  readonly version: number;
  readonly versionText: string;
  readonly encoding: string;
  readonly locale: string;
  /** Whether the tables are there. */
  readonly isMigrated: boolean;
  /** Whether this login owns the tables or, where there are none yet, may make them and a schema for the job queue. */
  readonly mayMigrate: boolean;
  readonly maxConnections: number;
  /** Kept back for superusers and for whoever has been given them. */
  readonly reservedConnections: number;
  /** Of other databases of the same server, at this moment. */
  readonly otherConnections: number;
  /** How far its clock is ahead of ours. */
  readonly clockAheadMs: number;
  /** What the application's role may do beyond what it needs; empty where it does not exist. */
  readonly excess: {
    readonly attributes: readonly string[];
    /** Tables that it owns. */
    readonly owned: readonly string[];
    /** Tables whose rows never change, and which it may change or empty. */
    readonly unguarded: readonly string[];
  };
  /** After a restore, until somebody lets them go: no mail is sent. */
  readonly mailsHeld: boolean;
  /** Tables that the application's role cannot read. */
  readonly unreadable: readonly string[];
}

export interface AppFacts {
  readonly user: string;
  /** Whether this login may act as the application's role; "no_role" where there is none. */
  readonly mayTakeRole: "yes" | "no_right" | "no_role";
}

export interface DatabaseFacts {
  /** null: one login for both (no DATABASE_OWNER_URL). */
  readonly hasOwnerUrl: boolean;
  readonly owner: OwnerFacts | LoginFailure;
  readonly app: AppFacts | LoginFailure;
}

export function hasFailed<T extends object>(facts: T | LoginFailure): facts is LoginFailure {
  return "cause" in facts;
}

export async function readDatabaseFacts(urls: { appUrl: string; ownerUrl: string }): Promise<DatabaseFacts> {
  return {
    hasOwnerUrl: urls.ownerUrl !== urls.appUrl,
    owner: await asked(urls.ownerUrl, readOwnerFacts),
    app: await asked(urls.appUrl, readAppFacts),
  };
}

/** The failure of the connection, or of a question, is an answer too. */
export async function asked<T extends object>(
  url: string,
  ask: (client: pg.Client) => Promise<T>,
  options?: string,
): Promise<T | LoginFailure> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, options });
    // A connection that breaks while idle is reported by the next query; without a listener it would end the process.
    client.on("error", () => undefined);
    await client.connect();
    return await ask(client);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    return { code, message: cause instanceof Error ? cause.message || cause.name : String(cause), cause };
  } finally {
    await client?.end().catch(() => undefined);
  }
}

async function readAppFacts(client: pg.Client): Promise<AppFacts> {
  const { rows } = await client.query<{ user: string }>(`SELECT session_user::text AS "user"`);
  const user = rows[0]?.user ?? "";
  try {
    await client.query(`SET ROLE ${APP_ROLE}`);
    return { user, mayTakeRole: "yes" };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return { user, mayTakeRole: error.code === "42501" ? "no_right" : "no_role" };
  }
}

const OWNER_FACTS = `
  SELECT session_user::text AS "user", current_database()::text AS database,
         current_setting('server_version_num')::int AS version,
         current_setting('server_version') AS "versionText",
         pg_encoding_to_char(d.encoding) AS encoding, d.datcollate::text AS locale,
         to_regclass('_prisma_migrations') IS NOT NULL AS "isMigrated",
         has_table_privilege(to_regclass('mail_hold')::oid, 'SELECT') AS "knowsHold",
         CASE WHEN to_regclass('_prisma_migrations') IS NULL
              THEN has_database_privilege(d.oid, 'CREATE') AND has_schema_privilege('public', 'CREATE')
              ELSE (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('_prisma_migrations'))
         END AS "mayMigrate",
         current_setting('max_connections')::int AS "maxConnections",
         current_setting('superuser_reserved_connections')::int
           + coalesce(current_setting('reserved_connections', true)::int, 0) AS "reservedConnections",
         (SELECT count(*)::int FROM pg_stat_activity a WHERE a.datname <> d.datname) AS "otherConnections"
  FROM pg_database d WHERE d.datname = current_database()`;

/** Append-only tables are those whose rows a trigger guards. */
const ROLE_FACTS = `
  WITH role AS (SELECT * FROM pg_roles WHERE rolname = '${APP_ROLE}'),
  tables AS (
    SELECT c.oid, c.relname::text AS name, c.relowner, r.oid AS role,
           EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                   WHERE t.tgrelid = c.oid AND p.proname = 'refuse_change' AND t.tgtype & 24 = 24) AS guarded
    FROM pg_class c, role r WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  )
  SELECT (SELECT array_remove(ARRAY[
            CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
            CASE WHEN rolcreatedb THEN 'CREATEDB' END, CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,
            CASE WHEN rolreplication THEN 'REPLICATION' END], NULL) FROM role) AS attributes,
         (SELECT array_agg(name) FROM tables WHERE relowner = role) AS owned,
         (SELECT array_agg(name) FROM tables
          WHERE has_table_privilege(role, oid, 'TRUNCATE')
             OR guarded AND (has_table_privilege(role, oid, 'DELETE') OR has_table_privilege(role, oid, 'UPDATE'))
         ) AS unguarded,
         (SELECT array_agg(name) FROM tables
          WHERE name <> '_prisma_migrations' AND NOT has_table_privilege(role, oid, 'SELECT')) AS unreadable`;

async function readOwnerFacts(client: pg.Client): Promise<OwnerFacts> {
  const asked = Date.now();
  const { rows: clock } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const between = (asked + Date.now()) / 2;
  const { rows } = await client.query(OWNER_FACTS);
  const { rows: roles } = await client.query(ROLE_FACTS);
  const { rows: hold } = rows[0].knowsHold
    ? await client.query<{ held: boolean }>("SELECT since IS NOT NULL AS held FROM mail_hold")
    : { rows: [] };
  const { attributes, owned, unguarded, unreadable } = roles[0];
  const { knowsHold: _, ...found } = rows[0];
  return {
    ...found,
    mailsHeld: hold.some(({ held }) => held),
    clockAheadMs: (clock[0]?.now.getTime() ?? between) - between,
    excess: { attributes: attributes ?? [], owned: owned ?? [], unguarded: unguarded ?? [] },
    unreadable: unreadable ?? [],
  };
}
