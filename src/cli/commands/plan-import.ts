/** `npm run plan:import FILE`: checks a plan file and, when nothing is wrong, makes it the plan's newest version. */
import { readFile } from "node:fs/promises";
import { fromCallersFolder } from "@/cli/runtime/arguments";
import { runCommand, withApplication } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";

async function importFile(file: string): Promise<void> {
  const absolute = fromCallersFolder(file);
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

await runCommand(
  {
    call: "npm run plan:import",
    does: "計画ファイルを検査し、誤りがなければ計画の最新の版として取り込みます。実績はそのまま残ります。サーバーの起動中にも実行できます。",
    positionals: { name: "計画ファイル", does: "取り込む YAML ファイル", min: 1, max: 1 },
    example: "npm run plan:import -- prisma/plans/dx-2.yaml",
    fails: "誤りがあるか、取り込めませんでした。何も変わっていません。",
  },
  ({ positionals: [file = ""] }) => importFile(file),
);
