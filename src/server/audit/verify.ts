/**
 * Recomputes the audit trail and names the first link that does not hold. Reads only.
 *
 * Checked: numbers 1, 2, 3 … without a gap; every event's link to the one before; every event's own hash; that the
 * database still guards the table; and that events and revisions of reports answer each other one to one, so that a
 * trail cut off at its end is noticed. Whoever rules the whole server could rewrite everything from one event on, hashes
 * included: against that, the last number and hash are told, to be noted elsewhere and given back here as `expected`.
 *
 * The hash is NOT asked of the database's own `audit_digest`: who can rewrite rows can rewrite that function as well. The
 * hashed text is composed here with nothing but PostgreSQL's built-ins (of pg_catalog, whatever the search path was), and
 * SHA-256 is taken in this process.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { can } from "@/domain/shared/access";
import { instantJa } from "@/domain/words/ja/dates";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { transaction } from "@/server/db/transaction";
import { AUDIT_ACTIONS } from "./actions";

export interface AuditLink {
  readonly id: bigint;
  readonly hash: string;
}

export interface AuditVerification {
  /** Events that fit, from the first one on. */
  readonly events: number;
  /** The last event that fits; null where there is none. */
  readonly last: AuditLink | null;
  /** The first thing that does not fit, as a sentence that names the event; null: all fits. */
  readonly problem: string | null;
}

/** Each statement must end within the pool's time limit; the whole of it may take long. */
const BATCH = 1_000;
const TIMEOUT_MS = 3_600_000;

class Broken extends Error {}

/**
 * Refused as `forbidden` only; what does not fit is an answer, not a refusal.
 * @param expected a number and hash noted at an earlier check: the event must still be there with that hash
 */
export async function verifyAudit(
  viewer: Viewer,
  expected: AuditLink | null = null,
): Promise<Result<AuditVerification>> {
  if (!can(viewer, "audit.read", {})) return refused("forbidden");
  const fitting: { events: number; last: AuditLink | null } = { events: 0, last: null };
  try {
    // One instant for everything: what is written meanwhile is not half seen.
    await transaction(
      async (tx) => {
        await tx.$executeRaw`SET LOCAL search_path TO pg_catalog`;
        await checkChain(tx, fitting, expected);
        await checkGuard(tx);
        await checkRevisions(tx);
      },
      { isolation: "RepeatableRead", timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return done({ ...fitting, problem: error.message });
  }
  return done({ ...fitting, problem: null });
}

const eventRow = z.object({
  id: z.bigint(),
  at: z.string().nullable(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  /** What the hash is taken of; null only where a column holds what the trigger never writes. */
  hashed: z.string().nullable(),
});
type EventRow = z.infer<typeof eventRow>;

async function checkChain(
  tx: Tx,
  fitting: { events: number; last: AuditLink | null },
  expected: AuditLink | null,
): Promise<void> {
  for (;;) {
    const rows = await readBatch(tx, fitting.last?.id ?? null);
    for (const row of rows) {
      checkLink(row, fitting.last);
      if (expected !== null && row.id === expected.id && row.hash !== expected.hash) {
        throw new Broken(
          `${which(row)}のハッシュ値が、控えておいた値と違います。この記録か、これより前の記録が書き換えられています。`,
        );
      }
      fitting.events += 1;
      fitting.last = { id: row.id, hash: row.hash };
    }
    if (rows.length < BATCH) break;
  }
  const end = fitting.last?.id ?? 0n;
  if (expected !== null && end < expected.id) {
    throw new Broken(
      `監査記録 第${expected.id}番がありません。記録は第${end}番で終わっています。末尾の記録が消されています。`,
    );
  }
}

function checkLink(row: EventRow, last: AuditLink | null): void {
  const next = (last?.id ?? 0n) + 1n;
  if (row.id > next) {
    throw new Broken(
      `監査記録 第${next}番がありません。番号が第${row.id}番に飛んでいます。記録が消されたか、番号が書き換えられています。`,
    );
  }
  if (row.id < next) {
    throw new Broken(
      `監査記録に、あるはずのない番号（${row.id}）の記録があります。番号が書き換えられています。`,
    );
  }
  if (row.prevHash !== (last?.hash ?? "")) {
    const before =
      last === null
        ? "最初の記録なのに、前の記録を指しています"
        : `1つ前の記録（第${last.id}番）につながっていません`;
    throw new Broken(`${which(row)}が、${before}。「前の記録のハッシュ値」が書き換えられています。`);
  }
  const digest = row.hashed === null ? null : createHash("sha256").update(row.hashed, "utf8").digest("hex");
  if (digest !== row.hash) {
    throw new Broken(
      `${which(row)}の内容が、記録されたときと違います。内容からの計算結果が、ハッシュ値と合いません。`,
    );
  }
}

/** One line, whatever somebody wrote into the columns: it is printed on a terminal. */
function which({ id, at, actor, action, subject }: EventRow): string {
  const word = AUDIT_ACTIONS[action as keyof typeof AUDIT_ACTIONS] ?? action;
  const time = at === null || Number.isNaN(Date.parse(at)) ? "日時不明" : instantJa(at);
  return `監査記録 第${id}番（${time}　${actor}「${word}」　対象 ${subject}）`.replace(/\p{Cc}+/gu, " ");
}

/** The same text as the trigger hashes (audit_digest in the migrations), composed without that function. */
async function readBatch(tx: Tx, after: bigint | null): Promise<EventRow[]> {
  const rows = await tx.$queryRaw`
    SELECT id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
           actor, action, subject, prev_hash AS "prevHash", hash,
           jsonb_build_array(
             prev_hash, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor_id, actor, action,
             subject, before, after
           )::text AS hashed
    FROM public.audit_event
    WHERE ${after}::bigint IS NULL OR id > ${after}::bigint
    ORDER BY id LIMIT ${BATCH}`;
  return parseRows(eventRow, rows);
}

const namedRow = z.object({ name: z.string() });

function firstName(rows: unknown): string | null {
  return parseRows(namedRow, rows)[0]?.name ?? null;
}

/** A door left open says that somebody was inside, even where every link holds. */
async function checkGuard(tx: Tx): Promise<void> {
  const off = await tx.$queryRaw`
    SELECT expected.name FROM (VALUES ('audit_event_append_only'), ('audit_event_chain')) AS expected(name)
    WHERE NOT EXISTS (
      SELECT FROM pg_trigger t
      WHERE t.tgrelid = 'public.audit_event'::regclass AND t.tgname = expected.name AND t.tgenabled IN ('O', 'A')
    ) ORDER BY 1`;
  const trigger = firstName(off);
  if (trigger !== null) {
    throw new Broken(
      `監査記録を守るトリガー（${trigger}）が外されています。記録のつながりは合っていますが、いまは変更や削除を防げません。`,
    );
  }
  const written = await tx.$queryRaw`
    SELECT expected.name
    FROM (VALUES ('subject_fy'), ('subject_kind'), ('subject_kpi_id'), ('subject_ref')) AS expected(name)
    WHERE NOT EXISTS (
      SELECT FROM pg_attribute a
      WHERE a.attrelid = 'public.audit_event'::regclass AND a.attname = expected.name AND a.attgenerated = 's'
    ) ORDER BY 1`;
  const column = firstName(written);
  if (column !== null) {
    throw new Broken(
      `監査記録の対象の列（${column}）が、データベースが自動で求める列ではなくなっています。画面の絞り込みが正しくないおそれがあります。`,
    );
  }
  const open = await tx.$queryRaw`
    SELECT privilege AS name FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
    WHERE has_table_privilege('public.audit_event'::regclass, privilege) ORDER BY 1`;
  const privilege = firstName(open);
  if (privilege !== null) {
    throw new Broken(
      `アプリケーションのデータベース利用者に、監査記録を変更する権限（${privilege}）が与えられています。`,
    );
  }
}

const oddRow = z.object({
  report: z.string(),
  no: z.string().nullable(),
  events: z.bigint(),
  revisions: z.bigint(),
});

/** Every revision of a report was written together with one event, and the reverse. */
async function checkRevisions(tx: Tx): Promise<void> {
  const rows = await tx.$queryRaw`
    WITH revision AS (
      SELECT 'report:' || r.kpi_id || '/' || r.fiscal_year AS subject, 'report.' || v.event AS action, v.no::text AS no
      FROM public.report_revision v JOIN public.report r ON r.id = v.report_id
    ), event AS (
      SELECT subject, action, after->>'version' AS no FROM public.audit_event
      WHERE action IN (SELECT 'report.' || unnest(enum_range(NULL::public."ReportEvent")))
    ), pair AS (
      SELECT subject, action, no, 1 AS revisions, 0 AS events FROM revision
      UNION ALL SELECT subject, action, no, 0, 1 FROM event
    )
    SELECT substr(subject, length('report:') + 1) AS report, no, sum(events) AS events, sum(revisions) AS revisions
    FROM pair GROUP BY subject, action, no HAVING sum(events) <> 1 OR sum(revisions) <> 1
    ORDER BY subject, length(no), no LIMIT 1`;
  const odd = parseRows(oddRow, rows)[0];
  if (!odd) return;
  const what = `実績報告 ${odd.report} の第${odd.no}版`;
  throw new Broken(
    odd.events < odd.revisions
      ? `${what}に対応する監査記録がありません。監査記録の末尾が消されたか、版が監査記録なしに加えられています。`
      : `監査記録にある${what}が、実績報告の履歴にありません。版が消されたか、監査記録が加えられています。`,
  );
}
