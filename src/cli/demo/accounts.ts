import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { createAccount } from "@/server/accounts/change";
import { reissueInvitation } from "@/server/accounts/invitations";
import { type AccountDto, listAccounts } from "@/server/accounts/queries";
import { acceptInvitation } from "@/server/auth/links/invitation";
import { completeSetup, issueSetupToken } from "@/server/auth/links/setup";
import type { SessionClaims } from "@/server/auth/sessions/session-token";
import { signInWithPassword } from "@/server/auth/sign-in";
import type { DemoPasswords } from "./passwords";
import { DEMO_PEOPLE, DEMO_PERSON_KEYS, type DemoPerson, type DemoPersonKey } from "./people";
import { demanded } from "./result";

/** One line of what is printed at start. */
export interface DemoAccount {
  /** For a person: 所管課（市民課） */
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type DemoViewers = Readonly<Record<DemoPersonKey, Viewer>>;

/** What a person needs to sign in. */
export function describeAccounts(passwords: DemoPasswords): DemoAccount[] {
  return DEMO_PERSON_KEYS.map((key) => {
    const { role, department, name, email }: DemoPerson = DEMO_PEOPLE[key];
    const word = ROLE_WORDS[role];
    const isSaid = department === null || department === word;
    return { role: isSaid ? word : `${word}（${department}）`, name, email, password: passwords[key] };
  });
}

/**
 * Makes what is missing of the accounts and signs everybody in.
 * @throws Error when an account cannot be used with its password
 */
export async function ensureAccounts(passwords: DemoPasswords): Promise<DemoViewers> {
  const admin = await ensureAdministrator(passwords);
  const known = new Map(
    demanded("accounts", await listAccounts(systemActor)).map((account) => [account.email, account]),
  );
  const viewers: Partial<Record<DemoPersonKey, Viewer>> = { admin };
  for (const key of DEMO_PERSON_KEYS) {
    const person = DEMO_PEOPLE[key];
    viewers[key] ??= await ensureAccount(admin, person, passwords[key], known.get(person.email));
  }
  return viewers as DemoViewers;
}

async function ensureAdministrator(passwords: DemoPasswords): Promise<Viewer> {
  const { email, name } = DEMO_PEOPLE.admin;
  const password = passwords.admin;
  // Nobody gets a token once there is an administrator.
  const token = await issueSetupToken();
  return token === null
    ? signIn(email, password)
    : mint(demanded("set-up", await completeSetup({ token, name, email, password })));
}

async function ensureAccount(
  admin: Viewer,
  person: DemoPerson,
  password: string,
  known: AccountDto | undefined,
): Promise<Viewer> {
  if (known?.hasPassword) return signIn(person.email, password);
  const { email, name, role, department } = person;
  const invitation = known
    ? await reissueInvitation(admin, { accountId: known.id })
    : await createAccount(admin, {
        email,
        name,
        role,
        department: department === null ? null : { name: department },
      });
  const { token } = demanded(`account ${email}`, invitation);
  return mint(demanded(`invitation ${email}`, await acceptInvitation({ token, password })));
}

/** Not a network address: whoever signs in here stands at the machine itself. */
const HERE = "demo";

async function signIn(email: string, password: string): Promise<Viewer> {
  return mint(demanded(`sign-in ${email}`, await signInWithPassword({ email, password }, HERE)));
}

async function mint(claims: SessionClaims): Promise<Viewer> {
  const viewer = await viewerOfSession(claims);
  if (!viewer) throw new Error("demo: an account was changed while it signed in");
  return viewer;
}
