/** Where a backup is put back: an empty database, of the data folder or of the city's own server. */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { z } from "zod";
import { hasCluster, startCluster } from "@/cli/postgres/cluster";
import { reapOrphan } from "@/cli/postgres/orphan";
import { prepareDatabase } from "@/cli/postgres/roles";
import { readSecrets } from "@/cli/runtime/data-folder";
import type { Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { session } from "./session";

const OLDEST_SERVER = 150_000;

export interface Target {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** The system's own PostgreSQL rather than the city's. */
  readonly isOwn: boolean;
  /** It is whole: from now on it is the database of this folder, and no longer reachable by these addresses if it is its own. */
  readonly keep: () => Promise<void>;
  /** Leaves nothing of it behind. */
  readonly discard: () => Promise<void>;
}

/**
 * Opens an empty database; the caller holds the data folder's lock.
 * @throws OperatorError where there is something already, or the server is not one that can hold it
 */
export function openTarget(env: Env, folder: string): Promise<Target> {
  return env.databaseUrl === null
    ? openOwn(folder)
    : openCitys(env.databaseUrl, env.databaseOwnerUrl ?? env.databaseUrl);
}

/** @throws OperatorError where the data folder has a database of its own already */
export function refuseCluster(folder: string): void {
  if (!hasCluster(folder)) return;
  throw new OperatorError(
    `データフォルダー ${folder} には、すでにデータベースがあります。空のフォルダーを AYUMI_DATA_DIR に指定するか、いまのフォルダーを別の場所に移してから実行してください。`,
  );
}

/** Made beside its place, and moved there when it is whole: one that was broken off is never taken for a database. */
async function openOwn(folder: string): Promise<Target> {
  refuseCluster(folder);
  const making = path.join(folder, "restoring");
  const clear = async () => {
    await reapOrphan(path.join(making, "postgres"));
    rmSync(making, { recursive: true, force: true });
  };
  await clear();
  mkdirSync(making, { mode: 0o755 });
  const hadSecrets = existsSync(path.join(folder, "secrets.json"));
  const secrets = readSecrets(folder);
  const cluster = await startCluster({ folder: making, superPassword: secrets.postgres });
  const discard = async () => {
    await cluster.stop();
    await clear();
    if (!hadSecrets) rmSync(path.join(folder, "secrets.json"), { force: true });
  };
  try {
    const { appUrl, ownerUrl } = await prepareDatabase(cluster, secrets);
    const keep = async () => {
      await cluster.stop();
      renameSync(path.join(making, "postgres"), path.join(folder, "postgres"));
      await clear();
    };
    return { appUrl, ownerUrl, isOwn: true, keep, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function openCitys(appUrl: string, ownerUrl: string): Promise<Target> {
  await session(ownerUrl, refuseUnfit);
  return {
    appUrl,
    ownerUrl,
    isOwn: false,
    keep: async () => undefined,
    discard: async () => {
      await session(ownerUrl, (client) => client.query(DROP_EVERYTHING));
    },
  };
}

const fitRow = z.object({
  version: z.string(),
  number: z.int(),
  encoding: z.string(),
  found: z.string().nullable(),
});

async function refuseUnfit(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
      current_setting('server_encoding') AS encoding,
      (SELECT min(n.nspname || '.' || c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname !~ '^(pg_|information_schema$)'
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS found`);
  const { version, number, encoding, found } = fitRow.parse(rows[0]);
  if (number < OLDEST_SERVER) {
    throw new OperatorError(
      `PostgreSQL ${version} には復元できません。PostgreSQL ${OLDEST_SERVER / 10_000} 以上を用意してください。`,
    );
  }
  if (encoding !== "UTF8") {
    throw new OperatorError(
      `データベースの文字コードが ${encoding} です。ENCODING 'UTF8' TEMPLATE template0 を付けて作り直してください。`,
    );
  }
  if (found !== null) {
    throw new OperatorError(
      `復元先のデータベースが空ではありません（${found} などがあります）。空のデータベースを作り、DATABASE_URL と DATABASE_OWNER_URL に設定してから実行してください。`,
    );
  }
}

/** The database was empty before, so that all of this came with us. The roles belong to the server and stay. */
const DROP_EVERYTHING = `
  DROP SCHEMA IF EXISTS pgboss CASCADE;
  DO $$
  DECLARE
    made record;
  BEGIN
    FOR made IN
      SELECT format('DROP TABLE IF EXISTS public.%I CASCADE', relname) AS statement FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      UNION ALL
      SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
      UNION ALL
      SELECT format('DROP TYPE IF EXISTS public.%I CASCADE', typname) FROM pg_type
      WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
    LOOP
      EXECUTE made.statement;
    END LOOP;
  END $$;
`;
