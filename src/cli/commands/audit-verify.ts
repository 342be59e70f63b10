/**
 * `npm run audit:verify [-- --expect-last 番号 ハッシュ値]`: recomputes the audit trail from its first event on, and names
 * the first link that does not hold. With a number and hash noted at an earlier run, that event must still be the same
 * one. Exit code 0 when all fits, else 1: also where there is nothing to check. Changes nothing.
 */
import { withApplication } from "@/cli/database/with-application";
import { runCommand } from "@/cli/runtime/command";
import { EXPECT_LAST, readExpectedLast } from "@/cli/runtime/expected-last";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";
import type { AuditLink } from "@/server/audit/verify";

async function verify(expected: AuditLink | null): Promise<void> {
  const { verifyAudit } = await import("@/server/audit/verify");
  const { systemActor } = await import("@/server/access/viewer");
  const result = await verifyAudit(systemActor, expected);
  if (!result.ok) throw new OperatorError(`確かめられませんでした（${result.reason}）。`);
  const { events, last, problem } = result.value;
  if (problem !== null) throw new OperatorError(problem);
  if (last === null) {
    throw new OperatorError(
      "監査記録がひとつもないため、確かめるものがありません。接続先（DATABASE_URL、AYUMI_DATA_DIR）を確かめてください。",
    );
  }
  say(`監査記録${events}件を確かめました。すべて記録されたときのままで、欠けもありません。`);
  say(`最後の記録: 第${last.id}番　${last.hash}`);
  say(
    `この番号と値を別の場所に控えておき、次に「npm run audit:verify -- --expect-last ${last.id} ${last.hash}」で確かめると、丸ごとの作り直しも分かります。`,
  );
}

await runCommand(
  {
    call: "npm run audit:verify",
    does: "監査記録を最初から計算し直し、合わないところがあれば最初の一つを示します。サーバーの起動中にも実行できます。何も変更しません。",
    // The two values alone, as earlier versions asked for them.
    positionals: {
      name: "番号 ハッシュ値",
      does: "--expect-last と同じです（省略できます）",
      min: 0,
      max: 2,
    },
    options: EXPECT_LAST,
    example: "npm run audit:verify -- --expect-last 120 3f…（64文字）",
    fails: "合わないところがあるか、確かめるものがないか、確かめられませんでした。",
  },
  async ({ positionals, options }) => {
    const given = options["expect-last"] ?? (positionals.length > 0 ? positionals.join(" ") : undefined);
    const expected = readExpectedLast(given);
    await withApplication(() => verify(expected && { id: BigInt(expected.no), hash: expected.hash }));
  },
);
