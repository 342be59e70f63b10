/** What a personal link opens, read anew at each request: the items of one round that are asked of one person. */

import { z } from "zod";
import { isRespondent } from "@/domain/rounds/respondents";
import { roundState } from "@/domain/rounds/round";
import { type ResponseScope, ROLES, type Role } from "@/domain/shared/access";
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { db, type Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { mintViewer, type Viewer } from "./viewer";

/** A link that holds: whose it is, and what it opens. */
export interface LinkHolder {
  readonly linkId: string;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly department: { readonly id: string; readonly name: string } | null;
  };
  /** The same person as they act by this link. */
  readonly viewer: Viewer;
  readonly responseScope: ResponseScope;
  readonly round: {
    readonly fy: FiscalYear;
    readonly title: string;
    /** ISO date. */
    readonly dueOn: IsoDate;
  };
}

/**
 * @param user the account that the session names
 * @returns null when the link is unknown, another person's or revoked, when its round is not open, or when the person
 *   is no longer one who answers
 */
export async function responseScopeOf(
  linkId: string,
  user: { readonly id: string },
): Promise<ResponseScope | null> {
  const holder = await readLinkHolder(db(), linkId);
  return holder?.person.id === user.id ? holder.responseScope : null;
}

/**
 * The same work for a link that holds and for one that does not.
 * @param linkId a UUID, whether there is such a link or not
 * @returns null as {@link responseScopeOf}, and for a deactivated account
 */
export async function readLinkHolder(tx: Tx, linkId: string): Promise<LinkHolder | null> {
  const row = await readRow(tx, linkId);
  if (!row) return null;
  const holder = holderOf(row);
  return row.id === linkId && stillHolds(row) ? holder : null;
}

const linkRow = z.object({
  id: z.string(),
  revokedAt: z.date().nullable(),
  fy: z.int().refine(isFiscalYear),
  title: z.string(),
  dueOn: z.string().refine(isIsoDate),
  openedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  active: z.boolean(),
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  items: z.array(
    z.object({
      kpiId: z.string(),
      respondentId: z.string().nullable(),
      departmentId: z.string().nullable(),
    }),
  ),
  initiatives: z.array(z.string()),
});
type LinkRow = z.infer<typeof linkRow>;

/**
 * One statement for every case. For an unknown id any other link is read in its place, and thrown away by the
 * caller: an answer takes no shorter because there is nothing behind it.
 */
async function readRow(tx: Tx, linkId: string): Promise<LinkRow | null> {
  const [row] = parseRows(
    linkRow,
    await tx.$queryRaw`
    SELECT link.id::text, link.revoked_at AS "revokedAt",
           asking.fiscal_year AS fy, asking.title, asking.due_on::text AS "dueOn",
           asking.opened_at AS "openedAt", asking.closed_at AS "closedAt",
           account.id::text AS "userId", account.name, account.email, account.role::text, account.active,
           department.id::text AS "departmentId", department.name AS "departmentName",
           (SELECT coalesce(json_agg(json_build_object(
                     'kpiId', item.kpi_id, 'respondentId', item.respondent_id, 'departmentId', kpi.department_id
                   ) ORDER BY item.kpi_id), '[]'::json)
            FROM round_item item JOIN kpi ON kpi.id = item.kpi_id
            WHERE item.round_id = asking.id AND kpi.current) AS items,
           (SELECT coalesce(json_agg(initiative.id ORDER BY initiative.id), '[]'::json)
            FROM kpi initiative
            WHERE initiative.kind = 'initiative' AND initiative.current
              AND initiative.department_id = account.department_id) AS initiatives
    FROM response_link link
    JOIN collection_round asking ON asking.id = link.round_id
    JOIN user_account account ON account.id = link.user_id
    LEFT JOIN department ON department.id = account.department_id
    WHERE link.id = coalesce(
      (SELECT id FROM response_link WHERE id = ${linkId}::uuid),
      (SELECT id FROM response_link LIMIT 1))`,
  );
  return row ?? null;
}

function stillHolds(row: LinkRow): boolean {
  return row.revokedAt === null && row.active && row.role === "contributor" && roundState(row) === "open";
}

function holderOf(row: LinkRow): LinkHolder {
  const { departmentId, departmentName } = row;
  const asked = { id: row.userId, departmentId, active: row.active };
  const person = {
    id: row.userId,
    name: row.name,
    email: row.email,
    role: row.role,
    department:
      departmentId !== null && departmentName !== null ? { id: departmentId, name: departmentName } : null,
  };
  const responseScope = {
    linkId: row.id,
    fy: row.fy,
    kpiIds: row.items.filter((item) => isRespondent(item, asked)).map(({ kpiId }) => toKpiId(kpiId)),
    initiativeIds: row.initiatives.map(toInitiativeId),
  };
  return {
    linkId: row.id,
    person,
    viewer: mintViewer(person, { responseScope }),
    responseScope,
    round: { fy: row.fy, title: row.title, dueOn: row.dueOn },
  };
}
