/** What every command does around its own work: arguments, help, and how a failure is told. */
import { ENV_NAMES } from "@/lib/env";
import { lookalikes } from "@/lib/env-names";
import { type Arguments, type CommandHelp, helpText, readArguments } from "./arguments";
import { outliveReaders } from "./reader-gone";
import { report, say } from "./steps";

/**
 * Runs a whole command: reads its arguments, answers `--help`; what it throws becomes one sentence and exit code 1.
 */
export async function runCommand(
  help: CommandHelp,
  work: (args: Arguments) => Promise<void> | void,
): Promise<void> {
  outliveReaders();
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
