/**
 * `npm run publications:verify`: recomputes every hash, chain and mark of everything that was ever published, and names
 * the first thing that does not fit. Exit code 0 when all fits, else 1. Changes nothing that was published.
 */
import { runCommand, withApplication } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";

async function verify(): Promise<void> {
  const { verifyPublications } = await import("@/server/publication/verify/verify");
  const { systemActor } = await import("@/server/access/viewer");
  const result = await verifyPublications(systemActor);
  if (!result.ok) throw new OperatorError(`確かめられませんでした（${result.reason}）。`);
  const { stoppedPublications, stopSentence, STOP_KIND_WORDS } = await import("@/domain/words/ja/stops");
  const { publications, files, problem, removed } = result.value;
  if (problem !== null) throw new OperatorError(problem);
  const changed = removed.reduce((sum, { redactions }) => sum + redactions, 0);
  const but = changed === 0 ? "" : `次の公開の停止で変えた${changed}か所のほかは、`;
  say(`公表${publications}件、ファイル${files}件を確かめました。${but}すべて公表したときのままです。`);
  for (const { kind, notice, fileSha256, publications: nos } of removed) {
    const hash = fileSha256 === null ? "" : `　SHA-256 ${fileSha256}`;
    say(`  ${STOP_KIND_WORDS[kind]}（${stoppedPublications(nos)}）：${stopSentence(notice)}${hash}`);
  }
}

await runCommand(
  {
    call: "npm run publications:verify",
    does: "これまでに公表したものすべてのハッシュ値・つながり・達成状況を計算し直し、合わないところがあれば最初の一つを示します。何も変更しません。",
    example: "npm run publications:verify",
    fails: "合わないところがあるか、確かめられませんでした。",
  },
  () => withApplication(verify),
);
