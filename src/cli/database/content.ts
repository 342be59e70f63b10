/** What a fresh installation needs before it can be seen: the plans of prisma/plans and a first publication. */

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "@/cli/runtime/project-root";
import { firstPublicationNote } from "@/domain/words/ja/publication/publication";
import { OperatorError } from "@/lib/operator-error";
import { renderEdition } from "@/public-site/render-edition";
import { systemActor } from "@/server/access/viewer";
import { bringBackFormerKpis } from "@/server/plan/former-kpis";
import { namedPlan } from "@/server/plan/initiative-ids";
import { parsePlanFile } from "@/server/plan/plan-file/schema";
import { listPlans } from "@/server/plan/queries";
import { importPlan } from "@/server/proposals/import";
import { filesBy } from "@/server/publication/edition/files";
import { publish } from "@/server/publication/publish";
import { reapplyStops } from "@/server/publication/stops/reapply";
import { currentPublicationNo } from "@/server/publication/store/current-no";

const PLANS_DIR = path.join(projectRoot, "prisma", "plans");

/**
 * Takes in the plans of prisma/plans that are not here. One that is here stays as it is, whatever its file says by now: the
 * office may have changed it since, and a change is the office's to decide.
 * @returns ids of the plans that were taken in
 */
export async function loadPlans(): Promise<string[]> {
  const files = (await readdir(PLANS_DIR)).filter((name) => name.endsWith(".yaml")).sort();
  const loaded: string[] = [];
  for (const file of files) {
    const parsed = parsePlanFile(await readFile(path.join(PLANS_DIR, file)));
    if (!parsed.ok) {
      throw new OperatorError(
        `計画ファイル ${file} に誤りがあります。npm run plan:check で確かめてください。`,
      );
    }
    const named = await namedPlan(systemActor, parsed.plan);
    const result = named.ok ? await importPlan(systemActor, named.value) : named;
    if (!result.ok) {
      throw new OperatorError(
        `計画「${parsed.plan.name}」（${parsed.plan.id}）を読み込めませんでした（${result.errors?.[""] ?? result.reason}）。`,
      );
    }
    if (result.value.outcome === "added") loaded.push(parsed.plan.id);
  }
  const former = await bringBackFormerKpis(systemActor);
  if (!former.ok) throw new OperatorError(`終了した指標を掲載し直せませんでした（${former.reason}）。`);
  return loaded;
}

/**
 * Makes publication no. 1 when nothing was ever published.
 * @returns its number, or null when there was one
 */
export async function publishFirst(): Promise<number | null> {
  if ((await currentPublicationNo()) !== null) return null;
  const listed = await listPlans(systemActor);
  const plans = listed.ok ? listed.value.map(({ definition }) => definition) : [];
  const input = { title: "計画の公表", note: firstPublicationNote(plans) };
  const result = await publish(systemActor, input, filesBy(renderEdition));
  // Another instance that starts at the same moment has made it.
  if (!result.ok && result.reason === "conflict" && (await currentPublicationNo()) !== null) return null;
  if (!result.ok) throw new OperatorError(`最初の公表ができませんでした（${result.reason}）。`);
  return result.value.no;
}

/**
 * Before anything is served: what was taken off the public site stays off it, whatever backup the database came from.
 * @returns lines for whoever started the server; none where the database knew of everything
 */
export async function reapplyKeptStops(): Promise<string[]> {
  const result = await reapplyStops(systemActor);
  if (!result.ok) throw new OperatorError(`公開の停止をやり直せませんでした（${result.reason}）。`);
  const { hidden, deleted, toDelete } = result.value;
  if (hidden + deleted + toDelete === 0) return [];
  return [
    `データフォルダーの記録から、公開の停止をやり直しました（停止${hidden}件、削除${deleted}件）。`,
    ...(toDelete > 0 ? [`うち${toDelete}件は停止だけです。職員用の画面で、もう一度削除してください。`] : []),
  ];
}
