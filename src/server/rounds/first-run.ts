/** What is known of a system that has not sent out its first round: one question. */
import { z } from "zod";
import { can } from "@/domain/shared/access";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";

const row = z.object({
  officePeople: z.int(),
  departments: z.int(),
  departmentsWithoutPeople: z.int(),
  hasOpenedRound: z.boolean(),
});

export type FirstRunDto = z.infer<typeof row> & { readonly sendsMail: boolean };

/** For who sets the system up: whoever may see the accounts. */
export async function readFirstRun(viewer: Viewer): Promise<Result<FirstRunDto>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const [found] = parseRows(
    row,
    await db().$queryRaw`
    WITH answering AS (
      SELECT DISTINCT department_id AS id FROM kpi WHERE current AND department_id IS NOT NULL
    )
    SELECT
      (SELECT count(*)::int FROM user_account WHERE role = 'office' AND active) AS "officePeople",
      (SELECT count(*)::int FROM answering) AS departments,
      (SELECT count(*)::int FROM answering a WHERE NOT EXISTS (
        SELECT FROM user_account u WHERE u.department_id = a.id AND u.role = 'contributor' AND u.active
      )) AS "departmentsWithoutPeople",
      EXISTS (SELECT FROM collection_round WHERE opened_at IS NOT NULL) AS "hasOpenedRound"`,
  );
  if (!found) throw new Error("the database told nothing of itself");
  return done({ ...found, sendsMail: env().smtp !== null });
}
