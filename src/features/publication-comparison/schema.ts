import type { SearchParams } from "@/lib/address-query";

/** Which publication an address names; undefined where none is chosen, "unreadable" for what cannot be a number. */
export type ChosenNo = number | "unreadable" | undefined;

export interface ChosenPair {
  readonly from: ChosenNo;
  readonly to: ChosenNo;
}

/** Which two publications an address compares. */
export function parsePair({ from, to }: SearchParams): ChosenPair {
  return { from: chosenNo(from), to: chosenNo(to) };
}

function chosenNo(text: SearchParams[string]): ChosenNo {
  if (text === undefined || text === "") return undefined;
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : "unreadable";
}
