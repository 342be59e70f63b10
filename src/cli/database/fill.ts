/** What a migrated database needs before the system is whole; each part leaves alone what is there already. */
import { step } from "@/cli/runtime/steps";
import type { Env } from "@/lib/env";
import { logger } from "@/lib/logger";

/** Does the work of one command on a filled database; returns lines for whoever started the server. */
export type Prepare = () => Promise<string[]>;

/**
 * Plans, what the command adds, the first publication, and the link for the first administrator.
 * @param folder the data folder
 * @returns lines for whoever started the server
 */
export async function fillDatabase(env: Env, folder: string, prepare?: Prepare): Promise<string[]> {
  const { loadPlans, publishFirst, reapplyKeptStops } = await import("./content");
  const stopped = await reapplyKeptStops();
  if (stopped.length > 0) {
    logger.warn({ told: stopped }, "what was taken off the public site was taken off again");
  }
  await step("計画を読み込んでいます", () => loadPlans());
  const lines = [...stopped, ...((await prepare?.()) ?? [])];
  await step("公開ページを用意しています", publishFirst);
  const setUpLink = await issueSetUpLink(env, folder);
  if (setUpLink === null) return lines;
  const { setUpFile } = await import("@/server/auth/links/set-up-file");
  return [...setUpLines(setUpLink, setUpFile(folder), process.stdout.isTTY === true), ...lines];
}

/**
 * The link makes an administrator: it is shown to whoever sits at a terminal. Elsewhere the output is kept (by the journal,
 * by a container), and says only where the link stands.
 */
export function setUpLines(link: string, file: string, isTerminal: boolean): string[] {
  const about = "最初の管理者を登録するための、一度だけ使えるリンクです。24時間有効です。";
  return isTerminal
    ? [`初回設定　　${link}`, `　　　　　　（${about}）`]
    : [`初回設定　　リンクは、ファイル ${file} にあります。`, `　　　　　　（${about}）`];
}

/** In a file that only its owner reads, whether or not it is shown. */
async function issueSetUpLink(env: Env, folder: string): Promise<string | null> {
  const { issueSetupToken } = await import("@/server/auth/links/setup");
  const { setUpPath } = await import("@/server/auth/links/one-time-link");
  const { keepSetUpLink } = await import("@/server/auth/links/set-up-file");
  const token = await issueSetupToken();
  const link = token === null ? null : `${env.appOrigin}${setUpPath(token)}`;
  await keepSetUpLink(folder, link);
  return link;
}
