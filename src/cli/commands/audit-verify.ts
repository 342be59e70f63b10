/**
 * `npm run audit:verify [-- 番号 ハッシュ値]`: recomputes the audit trail from its first event on, and names the first
 * link that does not hold. With a number and hash noted at an earlier run, that event must still be the same one.
 * Exit code 0 when all fits, else 1. Changes nothing.
 */

import { runCommand, withApplication } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";
import type { AuditLink } from "@/server/audit/verify";

/** @throws OperatorError for anything but nothing, or a number and a hash */
function parseExpected(args: readonly string[]): AuditLink | null {
  const [id, hash] = args;
  if (id === undefined) return null;
  if (!/^[1-9]\d{0,17}$/.test(id) || !/^[0-9a-f]{64}$/.test(hash ?? "")) {
    throw new OperatorError(
      "控えておいた値と比べるときは、番号とハッシュ値（64文字）を続けて指定してください（例: npm run audit:verify -- 120 3f…）。",
    );
  }
  return { id: BigInt(id), hash: hash ?? "" };
}

async function verify(expected: AuditLink | null): Promise<void> {
  const { verifyAudit } = await import("@/server/audit/verify");
  const { systemActor } = await import("@/server/access/viewer");
  const result = await verifyAudit(systemActor, expected);
  if (!result.ok) throw new OperatorError(`確かめられませんでした（${result.reason}）。`);
  const { events, last, problem } = result.value;
  if (problem !== null) throw new OperatorError(problem);
  say(`監査記録${events}件を確かめました。すべて記録されたときのままで、欠けもありません。`);
  if (last === null) return;
  say(`最後の記録: 第${last.id}番　${last.hash}`);
  say(
    `この番号と値を別の場所に控えておき、次に「npm run audit:verify -- ${last.id} ${last.hash}」で確かめると、丸ごとの作り直しも分かります。`,
  );
}

await runCommand(
  {
    call: "npm run audit:verify",
    does: "監査記録を最初から計算し直し、合わないところがあれば最初の一つを示します。前回控えた番号とハッシュ値を続けて指定すると、その記録が同じままかも確かめます。何も変更しません。",
    positionals: {
      name: "番号 ハッシュ値",
      does: "前回この操作が最後に表示した値（省略できます）",
      min: 0,
      max: 2,
    },
    example: "npm run audit:verify -- 120 3f…（64文字）",
    fails: "合わないところがあるか、確かめられませんでした。",
  },
  async ({ positionals }) => {
    const expected = parseExpected(positionals);
    await withApplication(() => verify(expected));
  },
);
