/** What the commands share: arguments and failures, and the database beside a server that may be running or not. */
import { parseEnv } from "@/lib/env";
import { setAppEnvironment } from "./app-environment";
import { type Arguments, type CommandHelp, helpText, readArguments } from "./arguments";
import { readSecrets } from "./data-folder";
import { borrowDatabase, type OpenDatabase } from "./database";
import { migrate } from "./migrate";
import { projectRoot } from "./project-root";
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
    if (args === null) say(helpText(help));
    else await work(args);
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}

/**
 * @param work may import modules of the application: they read the environment that is set here
 * @throws OperatorError when there is no database to be had
 */
export async function withApplication(work: (database: OpenDatabase) => Promise<void>): Promise<void> {
  const env = parseEnv(process.env, projectRoot);
  const database = await borrowDatabase(env);
  try {
    // A folder that no server has used yet, or an older one: the modules know the newest form alone.
    await migrate(database.ownerUrl);
    setAppEnvironment(env, {
      databaseUrl: database.appUrl,
      authSecret: env.authSecret ?? readSecrets(env.dataDir).auth,
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
