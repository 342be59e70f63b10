/** For a command that works with the application's modules, on the database beside a server that may be running or not. */
import { setAppEnvironment } from "@/cli/runtime/app-environment";
import { existingDataFolder, existingSecrets } from "@/cli/runtime/data-folder";
import { projectRoot } from "@/cli/runtime/project-root";
import { parseEnv } from "@/lib/env";
import { refuseOtherSchema } from "./fit";
import { borrowDatabase, type OpenDatabase, refuseAnotherDatabase } from "./open";

/**
 * Makes and migrates nothing, and needs the application's login alone.
 * @param work may import modules of the application: they read the environment that is set here
 * @throws OperatorError when the folder's database is not to be had, or not of this program's form
 */
export async function withApplication(work: (database: OpenDatabase) => Promise<void>): Promise<void> {
  const env = parseEnv(process.env, projectRoot);
  const database = await borrowDatabase(env);
  try {
    await refuseAnotherDatabase(env, database.appUrl);
    await refuseOtherSchema(database.appUrl);
    const folder = existingDataFolder(env.dataDir);
    setAppEnvironment(env, {
      databaseUrl: database.appUrl,
      // Without a folder nobody was ever signed in from here: no command signs anything.
      authSecret: env.authSecret ?? (folder && existingSecrets(folder)?.auth) ?? "",
    });
    const { closeDb } = await import("@/server/db/client");
    try {
      await work(database);
    } finally {
      await closeDb();
    }
  } finally {
    await database.stop();
  }
}
