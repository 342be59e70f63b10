/** A department hears by mail what was decided on its suggested metric (KPI以外の実績). A part of the decision's transaction. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import { toldOfDecision } from "@/domain/proposals/metric-suggestion";
import { staffRoutes } from "@/lib/routes";
import { appOrigin } from "@/server/auth/settings";
import type { Tx } from "@/server/db/client";
import { composeDecisionMail } from "@/server/mail/compose-decision";
import { storeMails } from "@/server/reports/notify";
import { readActiveAccounts } from "@/server/reports/outstanding";

/**
 * Of a suggestion that is accepted or declined, once.
 * @param plan as it is from now on
 * @returns how many mails; the caller's audit event tells the number
 */
export async function tellDepartment(tx: Tx, id: string, plan: PlanDefinition, now: Date): Promise<number> {
  const suggestion = await tx.metricSuggestion.findUniqueOrThrow({
    where: { id },
    select: {
      departmentId: true,
      suggestedById: true,
      name: true,
      unit: true,
      placeName: true,
      metricId: true,
      answer: true,
    },
  });
  const { departmentId, suggestedById, metricId, answer, ...suggested } = suggestion;
  const metric = listMetrics(plan).find((each) => each.metric.id === metricId)?.metric;
  const decision = metric
    ? ({ kind: "accepted", name: metric.name } as const)
    : ({ kind: "declined", answer } as const);
  const accounts = await readActiveAccounts(tx);
  const respondents = accounts.filter(
    (account) => account.role === "contributor" && account.departmentId === departmentId,
  );
  const url = `${appOrigin()}${staffRoutes.suggestions()}`;
  const { contact } = plan.publication;
  return storeMails(
    tx,
    toldOfDecision(suggestedById, respondents).map((recipient) => {
      const text = composeDecisionMail({ ...suggested, recipient, decision, url, contact });
      return {
        suggestionId: id,
        recipientId: recipient.id,
        occasionKey: "decided",
        occasionKind: "suggestion",
        address: recipient.email,
        subject: text.subject,
        body: text.body,
        createdAt: now,
      };
    }),
  );
}
