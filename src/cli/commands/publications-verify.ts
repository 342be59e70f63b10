/**
 * `npm run publications:verify [-- --expect-last 番号 ハッシュ値]`: recomputes every hash, chain and mark of everything that
 * was ever published, and names the first thing that does not fit. Exit code 0 when all fits, else 1: also where there is
 * nothing to check. Changes nothing.
 */
import { withApplication } from "@/cli/database/with-application";
import { runCommand } from "@/cli/runtime/command";
import { EXPECT_LAST, readExpectedLast } from "@/cli/runtime/expected-last";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";
import type { PublicationLink } from "@/server/publication/verify/verify";

async function verify(expected: PublicationLink | null): Promise<void> {
  const { verifyPublications } = await import("@/server/publication/verify/verify");
  const { systemActor } = await import("@/server/access/viewer");
  const result = await verifyPublications(systemActor, expected);
  if (!result.ok) throw new OperatorError(`確かめられませんでした（${result.reason}）。`);
  const { stoppedPublications, stopSentence, STOP_KIND_WORDS } = await import(
    "@/domain/words/ja/publication/stops"
  );
  const { publications, judged, files, last, problem, removed } = result.value;
  if (problem !== null) throw new OperatorError(problem);
  if (last === null) {
    throw new OperatorError(
      "公表がひとつもないため、確かめるものがありません。接続先（DATABASE_URL、AYUMI_DATA_DIR）を確かめてください。",
    );
  }
  const changed = removed.reduce((sum, { redactions }) => sum + redactions, 0);
  const but = changed === 0 ? "" : `次の公開の停止で変えた${changed}か所のほかは、`;
  say(
    `公表${publications}件と、保存してある公開ページ・その時点の保存版のファイル${files}件を確かめました。${but}すべて公表したときのままです。`,
  );
  const unknown = publications - judged;
  say(
    `目標達成状況は、公表${judged}件で、公表した定義と実績から計算し直して合うことを確かめました。${unknown === 0 ? "" : `ほかの${unknown}件は、この版が知らない規則によるため、計算していません。`}`,
  );
  for (const { kind, notice, fileSha256, publications: nos } of removed) {
    const hash = fileSha256 === null ? "" : `　SHA-256 ${fileSha256}`;
    say(`  ${STOP_KIND_WORDS[kind]}（${stoppedPublications(nos)}）：${stopSentence(notice)}${hash}`);
  }
  say(`最後の公表: 第${last.no}号　${last.manifestSha256}`);
  say(
    `この番号と値を別の場所に控えておき、次に「npm run publications:verify -- --expect-last ${last.no} ${last.manifestSha256}」で確かめると、最後の公表が消されたことも分かります。`,
  );
}

await runCommand(
  {
    call: "npm run publications:verify",
    does: "これまでに公表したものすべてのハッシュ値・つながり・達成状況を計算し直し、合わないところがあれば最初の一つを示します。サーバーの起動中にも実行できます。何も変更しません。",
    options: EXPECT_LAST,
    example: "npm run publications:verify -- --expect-last 12 3f…（64文字）",
    fails: "合わないところがあるか、確かめるものがないか、確かめられませんでした。",
  },
  async ({ options }) => {
    const expected = readExpectedLast(options["expect-last"]);
    await withApplication(() =>
      verify(expected && { no: Number(expected.no), manifestSha256: expected.hash }),
    );
  },
);
