/** What the pages of this feature show. */
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { can, type Role } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { env } from "@/lib/env";
import { requestTime } from "@/lib/request-time";
import { done, type Result, refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import type { Viewer } from "@/server/access/viewer";
import { type DepartmentDto, listDepartments } from "@/server/accounts/departments";
import type { AccountDto } from "@/server/accounts/queries";
import { getAccount, listAccounts } from "@/server/accounts/queries";
import { linkToken } from "@/server/auth/links/carried-token";
import { readInvitation } from "@/server/auth/links/invitation";
import { isSetupOpen } from "@/server/auth/links/setup";
import { shown } from "@/server/auth/requests/shown";
import { readSecondFactorRoles } from "@/server/auth/second-factor/administer";
import { safeCallbackPath } from "@/server/auth/sessions/callback-url";
import {
  currentPending,
  currentViewer,
  requireAbility,
  requireViewer,
  wasAway,
} from "@/server/auth/sessions/session";
import { appOrigin, oidcSettings } from "@/server/auth/settings";
import { type AccountRow, accountRow, accountsWorkbook, signInErrorSentence } from "./view-model";

export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

export interface AccountListPage {
  readonly accounts: readonly AccountRow[];
  readonly mayManage: boolean;
  /** The roles that have to have a second factor; null for who does not decide it. */
  readonly secondFactorRoles: readonly Role[] | null;
  /** A change was saved just now. */
  readonly saved: boolean;
}

export interface AccountPage {
  readonly account: AccountRow;
  readonly departments: readonly DepartmentDto[];
  readonly isSelf: boolean;
}

/** The first value: a parameter given twice is nobody's intention. */
async function queryValue(query: PageQuery, name: string): Promise<string | null> {
  const value = (await query)[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Somebody who is signed in has nothing to do here and goes on; by a personal link, one may still sign in. */
export async function loadSignIn(query: PageQuery): Promise<{
  callbackUrl: string;
  oidcName: string | null;
  error: string | null;
  signedOut: boolean;
  /** The minutes after which the session ended by itself; null: it did not. */
  awayMinutes: number | null;
}> {
  const callbackUrl = safeCallbackPath(await queryValue(query, "callbackUrl"), appOrigin());
  const viewer = await currentViewer();
  if (viewer && !viewer.responseScope) redirect(callbackUrl);
  if (!viewer && (await currentPending())) {
    redirect(`${staffRoutes.signInStep()}?callbackUrl=${encodeURIComponent(callbackUrl)}`);
  }
  return {
    callbackUrl,
    oidcName: oidcSettings()?.name ?? null,
    error: signInErrorSentence(await queryValue(query, "error")),
    signedOut: (await queryValue(query, "signedOut")) !== null,
    awayMinutes: viewer === null && (await wasAway()) ? env().sessionIdleMinutes : null,
  };
}

/** A link that no longer holds is 404, with the page that says so. */
export async function loadSetUp(): Promise<{ token: string }> {
  const token = await linkToken();
  if (token === null || !(await isSetupOpen(token))) notFound();
  return { token };
}

/** Reading an invitation does not use it up. */
export async function loadInvitation(): Promise<{ token: string; email: string; name: string }> {
  const token = await linkToken();
  const invited = await readInvitation(token);
  if (token === null || invited === null) notFound();
  return { token, email: invited.email, name: invited.name };
}

export async function loadPassword(): Promise<{ email: string }> {
  const viewer = await requireViewer();
  return { email: viewer.email ?? "" };
}

/** Before the first byte: 403 for who may not see accounts. */
export async function admitToAccounts(): Promise<void> {
  await requireAbility("account.read");
}

export async function loadAccountList(query: PageQuery, now: Date = requestTime()): Promise<AccountListPage> {
  const viewer = await requireViewer();
  const accounts = shown(await listAccounts(viewer));
  return {
    accounts: accounts.map((account) => accountRow(account, now)),
    mayManage: can(viewer, "account.manage", {}),
    secondFactorRoles: can(viewer, "settings.manage", {}) ? shown(await readSecondFactorRoles(viewer)) : null,
    saved: (await queryValue(query, "saved")) !== null,
  };
}

/** Every account as a workbook; for who manages them. */
export async function loadAccountsWorkbook(
  viewer: Viewer,
  now: Date = requestTime(),
): Promise<Result<{ readonly fileName: string; readonly workbook: WorkbookToWrite }>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  const accounts = await listAccounts(viewer);
  if (!accounts.ok) return accounts;
  const rows = accounts.value.map((account) => accountRow(account, now));
  return done({ fileName: `accounts-${tokyoDate(now)}.xlsx`, workbook: accountsWorkbook(rows, now) });
}

/** Before the first byte: 403 for who may not manage accounts. */
export async function admitToNewAccount(): Promise<void> {
  await requireAbility("account.manage");
}

export async function loadNewAccount(): Promise<{ departments: DepartmentDto[] }> {
  const viewer = await requireAbility("account.manage");
  return { departments: shown(await listDepartments(viewer)) };
}

const accountOf = cache(getAccount);

/** Before the first byte: 403 for who may not manage accounts, 404 for an unknown one. */
export async function admitToAccount(accountId: string): Promise<void> {
  await shownAccount(accountId);
}

async function shownAccount(accountId: string): Promise<{ viewer: Viewer; account: AccountDto }> {
  const viewer = await requireAbility("account.manage");
  if (!z.uuid().safeParse(accountId).success) notFound();
  return { viewer, account: shown(await accountOf(viewer, accountId)) };
}

export async function loadAccount(accountId: string, now: Date = requestTime()): Promise<AccountPage> {
  const { viewer, account } = await shownAccount(accountId);
  return {
    account: accountRow(account, now),
    departments: shown(await listDepartments(viewer)),
    isSelf: viewer.id === accountId,
  };
}
