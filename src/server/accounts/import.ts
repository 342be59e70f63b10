/** The accounts of a whole office at once, from a list that was read and found right. */
import { can, type Role } from "@/domain/shared/access";
import { nameKey } from "@/domain/shared/names";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { lockAccounts } from "@/server/auth/links/setup";
import { writing } from "@/server/db/transaction";
import { addAccount, NO_DEPARTMENT } from "./change";
import { listedDepartments, resolveDepartment } from "./departments";
import { type InvitationDto, invite, recordInvitation } from "./invitations";

/** A thousand people, with their invitations and events. */
const TIMEOUT_MS = 60_000;

interface ListedPerson {
  /** Lower case; each once. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** By its name, made where it is not there; null: none. */
  readonly department: string | null;
}

export interface ImportedAccountDto {
  /** false: the address has an account already, which stays as it is. */
  readonly isNew: boolean;
  readonly department: string | null;
  readonly isDepartmentNew: boolean;
  /** null: the account was there, or none was asked for. */
  readonly invitation: InvitationDto | null;
}

/**
 * Makes an account for everybody who has none: all of them or, where one cannot be made, none. Not confirmed, it says what
 * it would do. Refused as `invalid` at `department` when a contributor would have none.
 * @returns for each person, in their order
 */
export async function importAccounts(
  viewer: Viewer,
  input: { people: readonly ListedPerson[]; isConfirmed: boolean; withInvitations: boolean },
): Promise<Result<ImportedAccountDto[]>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  const { people, isConfirmed, withInvitations } = input;
  if (people.some(({ role, department }) => role === "contributor" && department === null)) {
    return refused("invalid", NO_DEPARTMENT);
  }
  return writing(
    async (tx) => {
      await lockAccounts(tx);
      const there = await tx.user.findMany({
        where: { email: { in: people.map(({ email }) => email) } },
        select: { email: true },
      });
      const known = new Set(there.map(({ email }) => email));
      const departments = new Set((await listedDepartments(tx)).map(({ name }) => nameKey(name)));
      const rows: ImportedAccountDto[] = [];
      for (const { department, ...person } of people) {
        const isNew = !known.has(person.email);
        const key = department === null ? null : nameKey(department);
        const isDepartmentNew = isNew && key !== null && !departments.has(key);
        if (isDepartmentNew) departments.add(key);
        let invitation: InvitationDto | null = null;
        if (isNew && isConfirmed) {
          const resolved = await resolveDepartment(tx, department === null ? null : { name: department });
          if (resolved === "unknown") return refused("not_found");
          const accountId = await addAccount(tx, viewer, { ...person, department: resolved });
          if (withInvitations) {
            invitation = await invite(tx, accountId);
            await recordInvitation(tx, viewer, invitation);
          }
        }
        rows.push({ isNew, department, isDepartmentNew, invitation });
      }
      return done(rows);
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
