/** Departments: the list to choose from, and one made by its name together with an account. */
import { can } from "@/domain/shared/access";
import { byName, nameKey } from "@/domain/shared/names";
import { cleanName } from "@/domain/shared/typed-text";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";

export interface DepartmentDto {
  readonly id: string;
  readonly name: string;
}

/** Where the account belongs: a department that exists, one to be made by its name, or none. */
export type DepartmentChoice = { readonly id: string } | { readonly name: string } | null;

export type ResolvedDepartment = (DepartmentDto & { isNew: boolean }) | null;

/** For choosing where an account or a KPI belongs. */
export async function listDepartments(viewer: Viewer): Promise<Result<DepartmentDto[]>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  return done(await listedDepartments(db()));
}

/** All of them, in the order of every list. */
export async function listedDepartments(tx: Tx): Promise<DepartmentDto[]> {
  const rows = await tx.department.findMany({ select: { id: true, name: true }, orderBy: { id: "asc" } });
  return rows.sort(byName);
}

/**
 * The departments of these names, made now where they are not there. 「１課」 is 「1課」: of two that are registered at
 * once, one is made.
 * @returns by `nameKey`, and the keys of those that were made
 */
export async function ensureDepartments(
  tx: Tx,
  names: readonly string[],
): Promise<{ byKey: Map<string, DepartmentDto>; made: Set<string> }> {
  const wanted = new Map(names.map((name) => [nameKey(name), cleanName(name)]));
  const made = await tx.department.createManyAndReturn({
    data: [...wanted].map(([key, name]) => ({ name, nameKey: key })),
    skipDuplicates: true,
    select: { nameKey: true },
  });
  const rows = await tx.department.findMany({
    where: { nameKey: { in: [...wanted.keys()] } },
    select: { id: true, name: true, nameKey: true },
  });
  return {
    byKey: new Map(rows.map(({ nameKey: key, ...department }) => [key, department])),
    made: new Set(made.map(({ nameKey: key }) => key)),
  };
}

/** The department that was chosen, made now where it was given by a new name; "unknown" for an id that is not there. */
export async function resolveDepartment(
  tx: Tx,
  choice: DepartmentChoice,
): Promise<ResolvedDepartment | "unknown"> {
  if (choice === null) return null;
  const select = { id: true, name: true } as const;
  if ("id" in choice) {
    const found = await tx.department.findUnique({ where: { id: choice.id }, select });
    return found ? { ...found, isNew: false } : "unknown";
  }
  const key = nameKey(choice.name);
  const { byKey, made } = await ensureDepartments(tx, [choice.name]);
  const department = byKey.get(key);
  if (!department) throw new Error("a department that was just made is not there");
  return { ...department, isNew: made.has(key) };
}

/** The event of a department that {@link resolveDepartment} made; nothing for one that was there. */
export async function recordNewDepartment(
  tx: Tx,
  viewer: Viewer,
  department: ResolvedDepartment,
): Promise<void> {
  if (!department?.isNew) return;
  await recordAudit(tx, viewer, {
    action: "department.create",
    subject: { kind: "department", id: department.id },
    after: { name: department.name },
  });
}
