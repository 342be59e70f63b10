/**
 * `npm run export -- DIR [--no N]`: writes the current publication, or one by number, as a folder for any web server.
 * DIR must not exist, be empty, or be an earlier export, which is then replaced as a whole.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand, withApplication } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";

const USAGE = "書き出し先のフォルダーを一つ指定してください（例: npm run export -- ../dx --no 3）。";

function readArguments(args: string[]): { folder: string; no: number | null } {
  let parsed: { values: { no?: string }; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: { no: { type: "string" } }, allowPositionals: true });
  } catch {
    throw new OperatorError(USAGE);
  }
  const [folder, ...more] = parsed.positionals;
  if (!folder || more.length > 0) throw new OperatorError(USAGE);
  const { no } = parsed.values;
  if (no !== undefined && !/^[1-9]\d{0,8}$/.test(no)) {
    throw new OperatorError("--no には公表の番号を指定してください（例: --no 3）。");
  }
  // npm runs this in the project's folder; INIT_CWD is where the person stands.
  return {
    folder: path.resolve(process.env.INIT_CWD ?? process.cwd(), folder),
    no: no === undefined ? null : Number(no),
  };
}

await runCommand(async () => {
  const { folder, no } = readArguments(process.argv.slice(2));
  await withApplication(async () => {
    const { exportPublication } = await import("@/server/publication/export/export");
    const { ExportFolderError, writeExportFolder } = await import("@/server/publication/export/folder");
    const { renderExport } = await import("@/public-site/render-edition");
    const { systemActor } = await import("@/server/access/viewer");
    const result = await exportPublication(systemActor, { no }, renderExport);
    if (!result.ok) {
      const missing = no === null ? "まだ何も公表していません。" : `公表第${no}号はありません。`;
      throw new OperatorError(
        result.errors?.[""] ??
          (result.reason === "not_found" ? missing : `書き出せません（${result.reason}）。`),
      );
    }
    await writeExportFolder(folder, result.value.files).catch((error: unknown) => {
      throw error instanceof ExportFolderError ? new OperatorError(error.message, { cause: error }) : error;
    });
    const bytes = result.value.files.reduce((sum, file) => sum + file.body.length, 0);
    say(
      `公表第${result.value.no}号を ${folder} に書き出しました（ファイル${result.value.files.length}件、${(bytes / 1_000_000).toFixed(1)} MB）。`,
    );
  });
});
