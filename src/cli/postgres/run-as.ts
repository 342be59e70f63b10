/**
 * PostgreSQL refuses to run as root. When the command runs as root (a container, a first try on a server) the
 * database runs as an unprivileged system account.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";

type Account = { uid: number; gid: number };

/**
 * How to start one of PostgreSQL's programs: `owner` must own the data folder (null: whoever runs this), `account` is
 * handed to the system's spawn, `prefix` stands before the program and switches instead.
 */
export type RunAs = { owner: Account | null; account: Account | null; prefix: readonly string[] };

const ACCOUNT_NAME = "ayumi-db";
/** From linux/capability.h: search folders and read files in spite of their mode. */
const CAP_DAC_OVERRIDE = 1n;
const CAP_DAC_READ_SEARCH = 2n;

/**
 * @param folders everything the account must reach: the programs and the data folder (they must exist)
 * @param pgData the cluster; when it exists already its owner runs it, whoever that is
 * @throws OperatorError when root has no account to hand over to
 */
export function chooseRunAs(folders: readonly string[], pgData: string): RunAs {
  if (process.getuid?.() !== 0) return { owner: null, account: null, prefix: [] };
  const owner = ownerOf(pgData) ?? databaseAccount();
  if (folders.every((folder) => isReachable(folder, owner))) return { owner, account: owner, prefix: [] };
  return { owner, account: null, prefix: prefixThatReaches(owner) };
}

function ownerOf(folder: string): Account | null {
  if (!existsSync(folder)) return null;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? null : { uid, gid };
}

/**
 * A clone in /root or in a `mktemp -d` folder lies below a folder that only root may enter. Rather than loosen a mode
 * that somebody chose, the database's process keeps the one right to pass through.
 */
function prefixThatReaches(account: Account): string[] {
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((file) => existsSync(file));
  const capability = availableCapability();
  if (!setpriv || !capability) {
    throw new OperatorError(
      "root で起動していますが、データベース用の利用者がこのフォルダーに入れません。root 以外の利用者で起動するか、/srv など全員が入れる場所に置いてください。",
    );
  }
  return [
    setpriv,
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    "--clear-groups",
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=-all,+${capability}`,
    `--bounding-set=-all,+${capability}`,
    // Without it access(2), which PostgreSQL asks about its own programs, does not count the right.
    "--securebits=+no_setuid_fixup",
    "--no-new-privs",
    "--",
  ];
}

function availableCapability(): "dac_read_search" | "dac_override" | null {
  try {
    const line = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync("/proc/self/status", "utf8"));
    const effective = BigInt(`0x${line?.[1] ?? "0"}`);
    if (effective & (1n << CAP_DAC_READ_SEARCH)) return "dac_read_search";
    if (effective & (1n << CAP_DAC_OVERRIDE)) return "dac_override";
  } catch {
    // no /proc: not Linux
  }
  return null;
}

function isReachable(folder: string, account: Account): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const { uid, gid, mode } = statSync(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (current === path.dirname(current)) return true;
  }
}

function findAccount(name: string): Account | null {
  try {
    const read = (flag: string) =>
      Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }).toString());
    const account = { uid: read("-u"), gid: read("-g") };
    return Number.isInteger(account.uid) && Number.isInteger(account.gid) && account.uid > 0 ? account : null;
  } catch {
    return null;
  }
}

/** An account of our own before a `postgres` that may run the machine's other databases. */
function databaseAccount(): Account {
  const known = findAccount(ACCOUNT_NAME);
  if (known) return known;
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT_NAME],
      { stdio: "ignore", env: { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` } },
    );
  } catch {
    // several starts at once, or no useradd: the look-up decides
  }
  const account = findAccount(ACCOUNT_NAME) ?? findAccount("postgres");
  if (account) return account;
  throw new OperatorError(
    "PostgreSQL は root では動かせず、代わりの利用者も作れませんでした（useradd がありません）。root 以外の利用者で起動してください。",
  );
}
