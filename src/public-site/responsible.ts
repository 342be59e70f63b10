/** Who answers for what a page or a file tells, and what may be done with it: each plan says that of itself. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { sameData } from "@/domain/shared/same-data";
import type { SiteModel } from "./model/site";

type Responsible = Pick<PlanDefinition["publication"], "publisher" | "contact" | "licence">;
export type Licence = Responsible["licence"];

/** Plans that say the same. */
export interface Alike<T> {
  readonly plans: readonly PlanDefinition[];
  readonly value: T;
}

export function plansOf({ plans }: Pick<SiteModel, "plans">): PlanDefinition[] {
  return plans.map(({ definition }) => definition);
}

/** @returns one entry where all plans say the same: then no plan needs to be named */
export function responsibleFor(plans: readonly PlanDefinition[]): Alike<Responsible>[] {
  return alike(plans, ({ publication: { publisher, contact, licence } }) => ({
    publisher,
    contact,
    licence,
  }));
}

export function licencesOf(plans: readonly PlanDefinition[]): Alike<Licence>[] {
  return alike(plans, ({ publication }) => publication.licence);
}

export function publishersOf(plans: readonly PlanDefinition[]): string[] {
  return [...new Set(plans.map(({ publication }) => publication.publisher))];
}

/** In the order in which the plans come; a plan that comes twice counts once. */
function alike<T>(plans: readonly PlanDefinition[], read: (plan: PlanDefinition) => T): Alike<T>[] {
  const found: { plans: PlanDefinition[]; value: T }[] = [];
  for (const plan of new Set(plans)) {
    const value = read(plan);
    const same = found.find((each) => sameData(each.value, value));
    if (same) same.plans.push(plan);
    else found.push({ plans: [plan], value });
  }
  return found;
}

/** 「…計画」「…計画」 */
export function planNames(plans: readonly Pick<PlanDefinition, "name">[]): string {
  return plans.map(({ name }) => `「${name}」`).join("");
}
