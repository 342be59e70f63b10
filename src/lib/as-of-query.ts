/** 公表時点で見る in an address. Without the library of schemas: it is read in a browser too. */
import type { SearchParams } from "@/lib/address-query";

/**
 * The number of a publication.
 * @returns null where none is asked for; "unknown" where it is no number
 */
export function parseAsOf(searchParams: SearchParams): number | "unknown" | null {
  const asked = searchParams["as-of"];
  if (asked === undefined || asked === "") return null;
  return typeof asked === "string" && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : "unknown";
}
