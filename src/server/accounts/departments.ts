/** Departments: the list to choose from, and one made by its name together with an account. */
import { can } from "@/domain/shared/access";
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
  return done(
    await db().department.findMany({ select: { id: true, name: true }, orderBy: [{ name: "asc" }] }),
  );
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
  const { count } = await tx.department.createMany({ data: [{ name: choice.name }], skipDuplicates: true });
  const department = await tx.department.findUniqueOrThrow({ where: { name: choice.name }, select });
  return { ...department, isNew: count === 1 };
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
