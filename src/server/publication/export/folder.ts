/**
 * Writes an export as a folder. A reader never sees half of it: everything is written and forced to the disk beside
 * the folder, which is then put in its place by renaming.
 */
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { ExportedFile } from "./export";
import { isExportManifest } from "./manifest";

/** The folder cannot be written there. The message is one sentence for the person who named it. */
export class ExportFolderError extends Error {
  override readonly name = "ExportFolderError";
}

/** Files being written at one time. */
const AT_ONCE = 16;

/**
 * @param folder absolute; replaced when it is empty or an earlier export, refused when it holds anything else
 * @throws ExportFolderError
 */
export async function writeExportFolder(folder: string, files: readonly ExportedFile[]): Promise<void> {
  const exists = await checkReplaceable(folder);
  // A link to the folder stays: what it leads to is replaced.
  const target = exists ? await realpath(folder) : folder;
  const parent = path.dirname(target);
  const mark = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const fresh = path.join(parent, `.${path.basename(target)}.new-${mark}`);
  const aside = path.join(parent, `.${path.basename(target)}.old-${mark}`);
  try {
    await mkdir(parent, { recursive: true });
    await writeAll(fresh, files);
    if (exists) await rename(target, aside);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (exists) await rename(aside, target);
      throw error;
    }
    await sync(parent);
    await rm(aside, { recursive: true, force: true });
  } catch (error) {
    // What went wrong first is what the person should read.
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    throw explained(error, folder);
  }
}

/** @returns whether there is such a folder */
async function checkReplaceable(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  if (!found) return false;
  if (!found.isDirectory()) {
    throw new ExportFolderError(`${folder} はファイルです。書き出し先にはフォルダーを指定してください。`);
  }
  const names = await readdir(folder).catch((error) => {
    throw explained(error, folder);
  });
  if (names.length === 0) return true;
  const manifest = await readFile(path.join(folder, "manifest.json"), "utf8").catch(() => "");
  if (!isExportManifest(manifest)) {
    throw new ExportFolderError(
      `${folder} には、ほかのファイルがあります。空のフォルダーか、前に書き出したフォルダーを指定してください。`,
    );
  }
  return true;
}

async function writeAll(root: string, files: readonly ExportedFile[]): Promise<void> {
  const folders = new Set([root]);
  for (const file of files) {
    for (let at = path.dirname(file.path); at !== "."; at = path.dirname(at))
      folders.add(path.join(root, at));
  }
  for (const folder of [...folders].sort()) await mkdir(folder, { recursive: true });
  for (let start = 0; start < files.length; start += AT_ONCE) {
    await Promise.all(
      files.slice(start, start + AT_ONCE).map((file) => writeDurably(path.join(root, file.path), file.body)),
    );
  }
  for (const folder of folders) await sync(folder);
}

async function writeDurably(file: string, body: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o644);
  try {
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sync(folder: string): Promise<void> {
  // Windows opens no folder as a file, and needs no such call.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const CAUSES: Record<string, string> = {
  EACCES: "書き込む権限がありません",
  EPERM: "書き込む権限がありません",
  EROFS: "読み取り専用の場所です",
  ENOSPC: "ディスクに空きがありません",
  ENOTDIR: "途中にファイルがあります",
  EEXIST: "途中にファイルがあります",
  EBUSY: "使用中のため置き換えられません",
};

function explained(error: unknown, folder: string): unknown {
  const cause = CAUSES[(error as NodeJS.ErrnoException).code ?? ""];
  return cause ? new ExportFolderError(`${folder} に書き出せません（${cause}）。`, { cause: error }) : error;
}
