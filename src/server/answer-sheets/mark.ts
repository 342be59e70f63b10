/**
 * The mark of a row of an answer sheet: which item it is of, and what stood there when the sheet was made. It comes back from
 * outside, so it is signed: a mark that somebody changed, or copied from nowhere, is not read.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { type ItemId, isItemId } from "@/domain/shared/item-id";
import { authSecret } from "@/server/auth/settings";

/** What the MAC is for: no other value made with the same secret is ever a mark. */
const PURPOSE = "ayumi answer sheet 1\n";
/** 128 bits: more than anybody can try. */
const MAC_BYTES = 16;
const NOBODY = "-";

export interface RowMark {
  readonly itemId: ItemId;
  readonly fy: FiscalYear;
  /** The newest revision when the sheet was made; 0: none. */
  readonly version: number;
  readonly roundId: string;
  /** Whose sheet it is; null: of what no department answers. */
  readonly departmentId: string | null;
}

export function markText({ itemId, fy, version, roundId, departmentId }: RowMark): string {
  const said = [itemId, fy, version, roundId, departmentId ?? NOBODY].join("/");
  return `${said}/${macOf(said)}`;
}

/** @returns null for whatever this system has not made */
export function readMark(text: string): RowMark | null {
  const at = text.lastIndexOf("/");
  const said = text.slice(0, Math.max(at, 0));
  const given = Buffer.from(text.slice(at + 1));
  const right = Buffer.from(macOf(said));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [itemId = "", year = "", version = "", roundId = "", departmentId = ""] = said.split("/");
  const fy = Number(year);
  if (!isItemId(itemId) || !isFiscalYear(fy)) return null;
  return {
    itemId,
    fy,
    version: Number(version),
    roundId,
    departmentId: departmentId === NOBODY ? null : departmentId,
  };
}

function macOf(said: string): string {
  const mac = createHmac("sha256", authSecret()).update(PURPOSE).update(said).digest();
  return mac.subarray(0, MAC_BYTES).toString("base64url");
}
