import Link from "next/link";
import type { InitiativeTally } from "@/domain/reports/initiatives/initiative-tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { INITIATIVES_TITLE, initiativeTallyWords } from "@/domain/words/ja/reports/initiative-entry";
import { staffRoutes } from "@/lib/routes";

/** 「取組の状況：未回答12件」, where the year's initiatives are answered. Draws nothing for who has none. */
export function InitiativesLink({ fy, tally }: { fy: FiscalYear; tally: InitiativeTally }) {
  if (tally.total === 0) return null;
  return (
    <p>
      <Link className="text-link text-std-17B-170" href={staffRoutes.entryInitiatives(fy)}>
        {INITIATIVES_TITLE}（{tally.total}件）：{initiativeTallyWords(tally) ?? "すべて回答済み"}
      </Link>
    </p>
  );
}
