/** What the page of rounds shows. */
import { forbidden } from "next/navigation";
import { can } from "@/domain/access";
import { fiscalYearOf, latestEndedFy, tokyoDate } from "@/domain/fiscal-year";
import { staffRoutes } from "@/lib/routes";
import { requireViewer } from "@/server/auth/session";
import { listPlans } from "@/server/data/plans";
import { listRounds, roundSeen } from "@/server/data/rounds";
import { openYears, type RoundsPage, standing } from "./view-model";

export async function loadRounds(now: Date = new Date()): Promise<RoundsPage> {
  const viewer = await requireViewer(staffRoutes.rounds());
  const [rounds, plans] = await Promise.all([listRounds(viewer), listPlans(viewer)]);
  if (!rounds.ok || !plans.ok) forbidden();
  const today = tokyoDate(now);
  const ended = latestEndedFy(now);
  const canManage = can(viewer, "round.manage", {});
  const years = openYears(
    plans.value.map(({ definition }) => definition),
    rounds.value.map(({ fy }) => fy),
    fiscalYearOf(now),
  );
  return {
    rounds: rounds.value.map((round) => ({
      ...round,
      standing: standing(round, today),
      seen: roundSeen(round),
    })),
    creation:
      canManage && years.length > 0 ? { years, chosen: years.includes(ended) ? ended : null, today } : null,
    canManage,
  };
}
