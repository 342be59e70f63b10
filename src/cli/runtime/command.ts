/** What the commands share: arguments and failures, and the database beside a server that may be running or not. */
import { ENV_NAMES, parseEnv } from "@/lib/env";
import { lookalikes } from "@/lib/env-names";
import { setAppEnvironment } from "./app-environment";
import { type Arguments, type CommandHelp, helpText, readArguments } from "./arguments";
import { existingDataFolder, existingSecrets } from "./data-folder";
import { borrowDatabase, type OpenDatabase, refuseAnotherDatabase } from "./database";
import { projectRoot } from "./project-root";
import { refuseOtherSchema } from "./schema-fit";
import { report, say } from "./steps";

/**
 * Runs a whole command: reads its arguments, answers `--help`; what it throws becomes one sentence and exit code 1.
 */
export async function runCommand(
  help: CommandHelp,
  work: (args: Arguments) => Promise<void> | void,
): Promise<void> {
  try {
    const args = readArguments(help, process.argv.slice(2));
    if (args === null) return say(helpText(help));
    warnOfLookalikes();
    await work(args);
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}

/** A mistyped name is a setting that is silently lost. */
function warnOfLookalikes(): void {
  for (const { name, meant } of lookalikes(Object.keys(process.env), ENV_NAMES)) {
    const instead =
      meant === null ? "名前を確かめてください" : `${meant} のことでしたら、名前を直してください`;
    process.stderr.write(`注意：環境変数 ${name} は使われません。${instead}。\n`);
  }
}

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
