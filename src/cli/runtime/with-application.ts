/** For a command that works with the application's modules, on the database beside a server that may be running or not. */
import { parseEnv } from "@/lib/env";
import { setAppEnvironment } from "./app-environment";
import { existingDataFolder, existingSecrets } from "./data-folder";
import { borrowDatabase, type OpenDatabase, refuseAnotherDatabase } from "./database";
import { projectRoot } from "./project-root";
import { refuseOtherSchema } from "./schema-fit";

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
