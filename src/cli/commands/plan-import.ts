/** `npm run plan:import FILE`: checks a plan file and, when nothing is wrong, makes it the plan's newest version. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { runCommand, withApplication } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";

async function importFile(file: string | undefined): Promise<void> {
  if (!file)
    throw new OperatorError(
      "計画ファイルを指定してください（例: npm run plan:import prisma/plans/dx-2.yaml）。",
    );
  // npm runs this in the project's folder; INIT_CWD is where the person stands.
  const absolute = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const text = await readFile(absolute, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`${file} を読めません（${error.code}）。`);
  });
  const { parsePlanFile } = await import("@/server/plan/plan-file/schema");
  const parsed = parsePlanFile(text);
  if (!parsed.ok) {
    for (const error of parsed.errors) say(`${error.path}: ${error.message}`);
    throw new OperatorError(
      `${file} には誤りが ${parsed.errors.length} 件あります。何も取り込んでいません。`,
    );
  }

  await withApplication(async () => {
    const { importPlan } = await import("@/server/plan/import");
    const { systemActor } = await import("@/server/access/viewer");
    const result = await importPlan(systemActor, parsed.plan);
    if (!result.ok) {
      throw new OperatorError(`取り込めませんでした（${result.errors?.[""] ?? result.reason}）。`);
    }
    const { version, changed } = result.value;
    say(
      changed
        ? `計画 ${parsed.plan.id} を第 ${version} 版として取り込みました。実績はそのままです。`
        : `計画 ${parsed.plan.id} は第 ${version} 版と同じ内容です。何も変えていません。`,
    );
  });
}

await runCommand(() => importFile(process.argv[2]));
