/**
 * `npm run export -- DIR [--no N]`: writes the current publication, or one by number, as a folder for any web server.
 * DIR must not exist, be empty, or be an earlier export, which is then replaced as a whole.
 */
import { withApplication } from "@/cli/database/with-application";
import { fromCallersFolder } from "@/cli/runtime/arguments";
import { runCommand } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";

/** @throws OperatorError */
function publicationNo(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new OperatorError("--no には公表の番号を指定してください（例: --no 3）。");
  }
  return Number(text);
}

async function exportTo(folder: string, no: number | null): Promise<void> {
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
    `公表第${result.value.no}号を ${folder} に書き出しました（書き出したファイルは、圧縮したものを含めて${result.value.files.length}件、${(bytes / 1_000_000).toFixed(1)} MB）。`,
  );
}

await runCommand(
  {
    call: "npm run export",
    does: "公開ページを、どの Web サーバーにも置けるフォルダーとして書き出します。フォルダーがないか、空か、以前の書き出しなら書き出せます（以前の書き出しは丸ごと置き換えます）。",
    positionals: { name: "フォルダー", does: "書き出し先", min: 1, max: 1 },
    options: { no: { value: "番号", does: "公表の番号（省略すると最新の公表）" } },
    example: "npm run export -- ../dx --no 3",
    fails: "書き出せませんでした。理由を表示します。",
  },
  async ({ positionals: [folder = ""], options }) => {
    const no = publicationNo(options.no);
    await withApplication(() => exportTo(fromCallersFolder(folder), no));
  },
);
