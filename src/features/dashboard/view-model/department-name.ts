import type { KpiStanding } from "./dashboard";

/** Who answers for it, or that there is nobody; a publication may name nobody. */
export function departmentName({ department, isTold }: Pick<KpiStanding, "department" | "isTold">): string {
  return department ?? (isTold ? "所管課の記載なし" : "所管課未設定");
}
