/**
 * How often a password may be tried, and how often personal links may be opened. Counted before any hashing, so that
 * trying costs the server nothing.
 *
 * Nobody is locked out for good: each window ends by itself at a fixed time, a success gives the try back, and the
 * limit on an account as a whole does not apply to a place from which its owner has signed in before.
 */
import { createHash } from "node:crypto";
import { forgetTaken } from "@/server/db/taken-form";
import {
  countTry,
  forget,
  giveBack,
  isRemembered,
  type Limit,
  remember,
  sweepCounters,
  waitFor,
} from "./rate-limit";
import { sweepSessions } from "./sessions/open";

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

const BY_PAIR: Limit = { name: "sign-in:pair", points: PAIR_LIMIT };
const BY_ADDRESS: Limit = { name: "sign-in:address", points: ADDRESS_LIMIT };
const BY_ACCOUNT: Limit = { name: "sign-in:account", points: ACCOUNT_LIMIT };
const LINKS_BY_ADDRESS: Limit = { name: "answer-link:address", points: LINK_LIMIT };

/** How long an address counts as known to an account after signing in from it. */
const KNOWN_DAYS = 30;

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
  const { pair, account, known: knownKey } = keysOf(email, address);
  const known = await isRemembered(knownKey);
  // Somebody stuck on one account does not use up the address.
  const waitSeconds =
    (await waitFor(BY_ADDRESS, address)) ||
    (await countTry(BY_PAIR, pair)) ||
    (await countTry(BY_ADDRESS, address)) ||
    (known ? 0 : await countTry(BY_ACCOUNT, account));
  if (waitSeconds > 0) return { ok: false, waitSeconds };
  const forgive = async () => {
    await giveBack(BY_ADDRESS, address);
    await forget(BY_PAIR, pair);
    if (!known) await giveBack(BY_ACCOUNT, account);
    await sweep();
    // "unknown" is no place of anybody's.
    if (address !== UNKNOWN_ADDRESS) await remember(knownKey, KNOWN_DAYS);
  };
  return { ok: true, forgive };
}

/**
 * Counts one opening of a personal link, before anything of it is compared.
 * @param address of {@link clientAddress}
 */
export async function countOpening(address: string): Promise<Opening> {
  const waitSeconds = await countTry(LINKS_BY_ADDRESS, address);
  return waitSeconds > 0 ? { ok: false, waitSeconds } : { ok: true };
}

/** Takes away what nobody needs any more: counters, sessions and keys of forms that ended long ago. Called after a success. */
export async function sweep(): Promise<void> {
  await sweepCounters();
  await sweepSessions();
  await forgetTaken();
}

/** 「約3分後に…」, for the person who has to wait. */
export function waitSentence(waitSeconds: number): string {
  return `試行の回数が上限に達しました。約${Math.ceil(waitSeconds / 60)}分後に、もう一度お試しください。`;
}

/** What was typed as an e-mail address may be anybody's secret (a password in the wrong box): only a digest is kept. */
function keysOf(email: string, address: string) {
  const account = createHash("sha256").update(email).digest("base64url");
  return { pair: `${account}|${address}`, account, known: `known:${account}|${address}` };
}
