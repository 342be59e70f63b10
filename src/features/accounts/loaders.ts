/** What the pages of this feature show. */
import { forbidden, notFound, redirect } from "next/navigation";
import { can } from "@/domain/shared/access";
import type { Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { type DepartmentDto, listDepartments } from "@/server/accounts/departments";
import { getAccount, listAccounts } from "@/server/accounts/queries";
import { safeCallbackPath } from "@/server/auth/callback-url";
import { readInvitation } from "@/server/auth/invitation";
import { currentViewer, requireViewer } from "@/server/auth/session";
import { appOrigin, oidcSettings } from "@/server/auth/settings";
import { isSetupOpen } from "@/server/auth/setup";
import { type AccountRow, accountRow, signInErrorSentence } from "./view-model";

export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

/** The first value: a parameter given twice is nobody's intention. */
async function queryValue(query: PageQuery, name: string): Promise<string | null> {
  const value = (await query)[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Somebody who is signed in has nothing to do here and goes on; by a personal link, one may still sign in. */
export async function loadSignIn(
  query: PageQuery,
): Promise<{ callbackUrl: string; oidcName: string | null; error: string | null; signedOut: boolean }> {
  const callbackUrl = safeCallbackPath(await queryValue(query, "callbackUrl"), appOrigin());
  const viewer = await currentViewer();
  if (viewer && !viewer.responseScope) redirect(callbackUrl);
  return {
    callbackUrl,
    oidcName: oidcSettings()?.name ?? null,
    error: signInErrorSentence(await queryValue(query, "error")),
    signedOut: (await queryValue(query, "signedOut")) !== null,
  };
}

/** A link that no longer holds is 404, with the page that says so. */
export async function loadSetUp(query: PageQuery): Promise<{ token: string }> {
  const token = await queryValue(query, "token");
  if (token === null || !(await isSetupOpen(token))) notFound();
  return { token };
}

/** Reading an invitation does not use it up. */
export async function loadInvitation(
  query: PageQuery,
): Promise<{ token: string; email: string; name: string }> {
  const token = await queryValue(query, "token");
  const invited = await readInvitation(token);
  if (token === null || invited === null) notFound();
  return { token, email: invited.email, name: invited.name };
}

export async function loadPassword(): Promise<{ email: string }> {
  const viewer = await requireViewer(staffRoutes.password());
  return { email: viewer.email ?? "" };
}

export async function loadAccountList(
  query: PageQuery,
): Promise<{ accounts: AccountRow[]; mayManage: boolean; saved: boolean }> {
  const viewer = await requireViewer(staffRoutes.accounts());
  const accounts = shownValue(await listAccounts(viewer));
  const now = new Date();
  return {
    accounts: accounts.map((account) => accountRow(account, now)),
    mayManage: can(viewer, "account.manage", {}),
    saved: (await queryValue(query, "saved")) !== null,
  };
}

export async function loadNewAccount(): Promise<{ departments: DepartmentDto[] }> {
  const viewer = await requireViewer(staffRoutes.newAccount());
  if (!can(viewer, "account.manage", {})) forbidden();
  return { departments: shownValue(await listDepartments(viewer)) };
}

export async function loadAccount(
  accountId: string,
): Promise<{ account: AccountRow; departments: DepartmentDto[]; isSelf: boolean }> {
  const viewer = await requireViewer(staffRoutes.account(accountId));
  if (!can(viewer, "account.manage", {})) forbidden();
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(accountId)) notFound();
  return {
    account: accountRow(shownValue(await getAccount(viewer, accountId)), new Date()),
    departments: shownValue(await listDepartments(viewer)),
    isSelf: viewer.id === accountId,
  };
}

function shownValue<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  if (result.reason === "not_found") notFound();
  forbidden();
}
