/** From a backup to a system that can be started: checked, put back, brought to this program's form, checked again. */
import type pg from "pg";
import { migrate, migrateUpTo } from "@/cli/database/migrate";
import { migrationNames } from "@/cli/database/migrations";
import { rememberDatabase } from "@/cli/database/open";
import { setAppEnvironment } from "@/cli/runtime/app-environment";
import { keepAuthSecret, readSecrets } from "@/cli/runtime/data-folder";
import { report, step } from "@/cli/runtime/steps";
import type { Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import type { AuditLink } from "@/server/audit/verify";
import { type CheckedBackup, checkBackup } from "./check";
import { loadBackup } from "./load";
import type { Manifest } from "./manifest";
import { openSecrets } from "./secrets";
import { session } from "./session";
import { openTarget, type Target } from "./target";

type Occasion =
  /** Time has gone by since: what was open then may have been used, and mails may have gone out. */
  | "restore"
  /** The same moment in another place. */
  | "move";

export interface Restored {
  readonly manifest: Manifest;
  readonly publications: number;
  readonly last: AuditLink | null;
  /** The first thing that does not fit, although every row is as it was in the backup; null: all fits. */
  readonly problem: string | null;
  /** Lines about what was taken off the public site and stays off. */
  readonly stopped: readonly string[];
  readonly isOwn: boolean;
}

export interface RestoreOptions {
  readonly occasion: Occasion;
  readonly passphrase?: string | null;
}

/**
 * @param folder the data folder, locked by the caller
 * @throws OperatorError when anything goes wrong; nothing is left behind then
 */
export async function restoreBackup(
  env: Env,
  folder: string,
  file: string,
  { occasion, passphrase = null }: RestoreOptions,
): Promise<Restored> {
  const backup = await step("バックアップを確かめています", () => checkBackup(file));
  await refuseForeignForm(backup.manifest);
  const authSecret = signingKey(backup, passphrase);
  const target = await step("復元先を用意しています", () => openTarget(env, folder));
  try {
    await step("データを戻し、照合しています", () => putBack(target, file, backup.manifest, occasion));
    await step("データベースを最新の形にしています", () => migrate(target.ownerUrl));
    if (occasion === "restore") await session(target.ownerUrl, holdMails);
    if (authSecret !== null) keepAuthSecret(folder, authSecret);
    const restored = await finish({ ...env, dataDir: folder }, target, backup, occasion);
    // From now on the folder refuses any other database, the one that it had before a move as well.
    await rememberDatabase(env, folder, { ...target, stop: target.discard }, async () => undefined);
    await target.keep();
    return restored;
  } catch (error) {
    // What went wrong first is what is told.
    await target.discard().catch(report);
    throw error;
  }
}

/** Each migration of the backup must be one of ours, and none of ours missing between them. */
async function refuseForeignForm({ migrations, program }: Manifest): Promise<void> {
  const ours = await migrationNames();
  if (migrations.every((name, index) => name === ours[index])) return;
  throw new OperatorError(
    `このバックアップは、このプログラムより新しい版（${program}、${migrations.at(-1)}）のものです。新しい版のプログラムで復元してください。`,
  );
}

function signingKey({ secrets }: CheckedBackup, passphrase: string | null): string | null {
  if (passphrase === null) return null;
  if (secrets === null) {
    throw new OperatorError(
      "このバックアップに署名の鍵は入っていません。--passphrase-file を付けずに実行してください。",
    );
  }
  return openSecrets(secrets, passphrase);
}

async function putBack(target: Target, file: string, manifest: Manifest, occasion: Occasion): Promise<void> {
  await migrateUpTo(target.ownerUrl, manifest.migrations.at(-1) ?? "");
  await session(target.ownerUrl, (client) =>
    loadBackup(client, file, manifest, occasion === "restore" ? settle : async () => undefined),
  );
}

/**
 * What a day gone by means, in the same transaction: the mails that waited may have gone out since, and wait for a person;
 * and a one-time link that was open may have been used since, and opens nothing any more.
 */
async function settle(client: pg.Client): Promise<void> {
  await holdMails(client);
  await client.query(
    "UPDATE public.invitation SET expires_at = now() WHERE used_at IS NULL AND expires_at > now()",
  );
}

/** A backup of an earlier form has no such table yet: there it is done once the form is the newest. */
async function holdMails(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT to_regclass('public.mail_hold') IS NOT NULL AS there");
  if (rows[0]?.there) await client.query("UPDATE public.mail_hold SET since = now()");
}

async function finish(
  env: Env,
  { appUrl, isOwn }: Target,
  { manifest, stops }: CheckedBackup,
  occasion: Occasion,
): Promise<Restored> {
  // Only now: these modules read the environment when they are first used.
  setAppEnvironment(env, {
    databaseUrl: appUrl,
    authSecret: env.authSecret ?? readSecrets(env.dataDir).auth,
  });
  const { closeDb } = await import("@/server/db/client");
  const { systemActor } = await import("@/server/access/viewer");
  const { recordRestore } = await import("@/server/audit/restored");
  const { adoptKeptStops } = await import("@/server/publication/stops/kept");
  const { reapplyKeptStops } = await import("@/cli/database/content");
  const { verifyAudit } = await import("@/server/audit/verify");
  const { verifyPublications } = await import("@/server/publication/verify/verify");
  try {
    await recordRestore({
      occasion,
      madeAt: manifest.madeAt,
      lastEvent: manifest.audit && Number(manifest.audit.id),
    });
    if (stops !== null) await adoptKeptStops(env.dataDir, stops.toString("utf8"));
    const stopped = await reapplyKeptStops();
    return await step("監査記録と公表を確かめています", async () => {
      const head = manifest.audit && { id: BigInt(manifest.audit.id), hash: manifest.audit.hash };
      const audit = await verifyAudit(systemActor, head);
      const publications = await verifyPublications(systemActor);
      if (!audit.ok || !publications.ok) throw new Error("the system itself was refused");
      return {
        manifest,
        publications: publications.value.publications,
        last: audit.value.last,
        problem: audit.value.problem ?? publications.value.problem,
        stopped,
        isOwn,
      };
    });
  } finally {
    await closeDb();
  }
}
