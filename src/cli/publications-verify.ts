/**
 * `npm run publications:verify`: recomputes every hash, chain and mark of everything that was ever published, and names
 * the first thing that does not fit. Exit code 0 when all fits, else 1. Changes nothing.
 */
import { parseEnv } from "@/lib/env";
import { setAppEnvironment } from "./app-environment";
import { readSecrets } from "./data-folder";
import { borrowDatabase } from "./database";
import { OperatorError } from "./operator-error";
import { projectRoot } from "./project-root";
import { report, say } from "./steps";

async function verify(): Promise<void> {
  const env = parseEnv(process.env, projectRoot);
  const database = await borrowDatabase(env);
  try {
    setAppEnvironment(env, {
      databaseUrl: database.appUrl,
      authSecret: env.authSecret ?? readSecrets(env.dataDir).auth,
    });
    const { verifyPublications } = await import("@/server/publication/verify");
    const { systemActor } = await import("@/server/auth/viewer");
    const { closeDb } = await import("@/server/db/client");
    try {
      const result = await verifyPublications(systemActor);
      if (!result.ok) throw new OperatorError(`確かめられませんでした（${result.reason}）。`);
      const { publications, files, problem } = result.value;
      if (problem !== null) throw new OperatorError(problem);
      say(`公表${publications}件、ファイル${files}件を確かめました。すべて公表したときのままです。`);
    } finally {
      await closeDb();
    }
  } finally {
    await database.stop();
  }
}

try {
  await verify();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
