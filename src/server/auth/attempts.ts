/**
 * How often a password may be tried, and how often personal links may be opened. Counted in the database before any hashing, so that neither several processes
 * nor a restart give more tries, and trying costs the server nothing.
 *
 * Nobody is locked out for good: each window ends by itself at a fixed time, a success gives the try back, and the
 * limit on an account as a whole does not apply to a place from which its owner has signed in before.
 */
import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { type Db, db } from "@/server/db/client";
import { forgetTaken } from "@/server/db/taken-form";

const WINDOW_SECONDS = 15 * 60;
/** From one address for one account: somebody who has forgotten. */
export const PAIR_LIMIT = 10;
/** From one address for all accounts: a city hall may share one address. */
export const ADDRESS_LIMIT = 60;
/** For one account from everywhere: a guess spread over many addresses. */
export const ACCOUNT_LIMIT = 100;
/**
 * Personal links opened from one address, right and wrong alike. At the opening of a round a whole city hall opens
 * its links from one address: its mail scanner, the page, and the button each count once.
 */
export const LINK_LIMIT = 600;
/** How long an address counts as known to an account after signing in from it. */
const KNOWN_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Where no front door stands before the server (development). */
const UNKNOWN_ADDRESS = "unknown";
/** The address as the front door saw it; it takes every such header of the request away before. */
const CLIENT_HEADER = "x-ayumi-client";

/** @param read reads one header; null or undefined where it is not there */
export function clientAddress(read: (name: string) => string | null | undefined): string {
  return read(CLIENT_HEADER)?.trim().slice(0, 64) || UNKNOWN_ADDRESS;
}

export type Attempt =
  /** `forgive` is called after a success. */
  | { readonly ok: true; readonly forgive: () => Promise<void> }
  | { readonly ok: false; readonly waitSeconds: number };

export type Opening = { readonly ok: true } | { readonly ok: false; readonly waitSeconds: number };

/**
 * Counts one try, before anything is compared.
 * @param email lower case
 * @param address of {@link clientAddress}
 */
export async function countAttempt(email: string, address: string): Promise<Attempt> {
  const { byAddress, byPair, byAccount } = limiters(db());
  const keys = keysOf(email, address);
  const known = await isKnown(keys.known);
  try {
    // An address at its limit writes no further rows; somebody stuck on one account does not use up the address.
    const spent = await byAddress.get(keys.address);
    if (spent && spent.consumedPoints >= ADDRESS_LIMIT) throw spent;
    await byPair.consume(keys.pair);
    await byAddress.consume(keys.address);
    if (!known) await byAccount.consume(keys.account);
  } catch (refusal) {
    return waitOf(refusal);
  }
  const forgive = async () => {
    await byAddress.reward(keys.address);
    await byPair.delete(keys.pair);
    if (!known) await byAccount.reward(keys.account);
    await sweep();
    // "unknown" is no place of anybody's.
    if (address !== UNKNOWN_ADDRESS) await remember(keys.known);
  };
  return { ok: true, forgive };
}

/**
 * Counts one opening of a personal link, before anything of it is compared.
 * @param address of {@link clientAddress}
 */
export async function countOpening(address: string): Promise<Opening> {
  const { linkByAddress } = limiters(db());
  try {
    // An address at its limit writes nothing more.
    const spent = await linkByAddress.get(address);
    if (spent && spent.consumedPoints >= LINK_LIMIT) throw spent;
    await linkByAddress.consume(address);
  } catch (refusal) {
    return waitOf(refusal);
  }
  return { ok: true };
}

/** @throws whatever is no refusal of the limiter */
function waitOf(refusal: unknown): { readonly ok: false; readonly waitSeconds: number } {
  if (!(refusal instanceof RateLimiterRes)) throw refusal;
  return { ok: false, waitSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
}

async function isKnown(key: string): Promise<boolean> {
  const where = { key, expire: { gt: new Date() } };
  return (await db().rateLimit.findFirst({ where, select: { key: true } })) !== null;
}

async function remember(key: string): Promise<void> {
  const expire = new Date(Date.now() + KNOWN_DAYS * DAY_MS);
  await db().rateLimit.upsert({
    where: { key },
    create: { key, points: 1, expire },
    update: { expire },
    select: { key: true },
  });
}

/** Takes away the rows whose window ended a day ago, and the keys of forms that nobody sends again; called after a success. */
export async function sweep(): Promise<void> {
  await db().rateLimit.deleteMany({ where: { expire: { lt: new Date(Date.now() - DAY_MS) } } });
  await forgetTaken(new Date(Date.now() - 7 * DAY_MS));
}

/** 「約3分後に…」, for the person who has to wait. */
export function waitSentence(waitSeconds: number): string {
  return `試行の回数が上限に達しました。約${Math.ceil(waitSeconds / 60)}分後に、もう一度お試しください。`;
}

/** What was typed as an e-mail address may be anybody's secret (a password in the wrong box): only a digest is kept. */
function keysOf(email: string, address: string) {
  const account = createHash("sha256").update(email).digest("base64url");
  return { address, pair: `${account}|${address}`, account, known: `known:${account}|${address}` };
}

const made = new WeakMap<Db, ReturnType<typeof makeLimiters>>();

function limiters(client: Db) {
  let found = made.get(client);
  if (!found) {
    found = makeLimiters(client);
    made.set(client, found);
  }
  return found;
}

function makeLimiters(client: Db) {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPrisma({
      storeClient: client,
      tableName: "rateLimit",
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
      // Its own timer would outlive the pool; a success sweeps.
      clearExpiredByTimeout: false,
    });
  return {
    byAddress: limiter("sign-in:address", ADDRESS_LIMIT),
    byPair: limiter("sign-in:pair", PAIR_LIMIT),
    byAccount: limiter("sign-in:account", ACCOUNT_LIMIT),
    linkByAddress: limiter("answer-link:address", LINK_LIMIT),
  };
}
