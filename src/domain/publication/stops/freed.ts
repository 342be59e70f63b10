/**
 * What was published while something was stopped (公開の停止), as it would read had that not been stopped: giving it free
 * again is no change of anything that a person wrote, and none is told.
 */

import {
  type Approval,
  possibleReasons,
  reasonsSince,
} from "@/domain/publication/changes/correction-reasons";
import { composePlans, type Material, type Sentences } from "@/domain/publication/compose";
import { figureKey } from "@/domain/publication/publishable";
import type { PublishedPlan } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { freedRecord } from "./freed-record";

/**
 * The material whose publication before says no word less than now because of what was stopped then and is free again: no
 * change is told that nobody made.
 * @param asThen what is on record, as the stops of then would have it told
 */
export function freedMaterial(
  material: Material,
  asThen: Partial<Material>,
  { openReason, ...sentences }: Sentences & { readonly openReason: (reason: string) => string },
): Material {
  const { before } = material;
  if (before === null) return material;
  const then = { ...material, ...asThen };
  // Reasons are told as they were told before, and so they are freed before anything is composed.
  const plans = withFreedReasons(before.plans, then, material);
  const freedPlans = asFreed(
    before.plans,
    composePlans(then, sentences).plans,
    composePlans({ ...material, before: { ...before, plans } }, sentences).plans,
  );
  const record = freedRecord(before.record, then, material, openReason);
  return { ...material, before: { ...before, plans: freedPlans, record } };
}

type Approvals = Pick<Material, "approvedInitiatives" | "assessments" | "published">;

function withFreedReasons(
  said: readonly PublishedPlan[],
  asThen: Approvals,
  now: Approvals,
): readonly PublishedPlan[] {
  const [then, own] = [approvalsByYear(asThen), approvalsByYear(now)];
  const isTold =
    (id: string, { fy }: Told) =>
    (revision: number) =>
      now.published.has(figureKey(id, fy, revision));
  const freedYear =
    (id: string) =>
    <Year extends Told>(year: Year): Year => {
      const key = `${id}/${year.fy}`;
      const approvals = [then.get(key) ?? [], own.get(key) ?? []] as const;
      return { ...year, correctionReason: freedReason(year, ...approvals, isTold(id, year)) };
    };
  return said.map((plan) => ({
    ...plan,
    ...(plan.initiatives && {
      initiatives: plan.initiatives.map((of) => ({ ...of, years: of.years.map(freedYear(of.initiativeId)) })),
    }),
    ...(plan.assessments && {
      assessments: plan.assessments.map((of) => ({ ...of, years: of.years.map(freedYear(of.partId)) })),
    }),
  }));
}

type Told = Pick<Approval, "revision" | "correctionReason"> & { readonly fy: FiscalYear };

function approvalsByYear({ approvedInitiatives, assessments }: Approvals): Map<string, Approval[]> {
  const approvals: (Approval & { readonly key: string })[] = [
    ...approvedInitiatives.map((each) => ({ ...each, key: `${each.initiativeId}/${each.fy}` })),
    ...(assessments?.approved ?? []).map((each) => ({ ...each, key: `${each.partId}/${each.fy}` })),
  ];
  return Map.groupBy(approvals, ({ key }) => key);
}

/**
 * The same of all reasons that can have been told with that revision, in the words of now: of several that were stopped, and read
 * alike, all since the revision that was told before.
 */
function freedReason(
  { revision, correctionReason }: Told,
  asThen: readonly Approval[],
  now: readonly Approval[],
  isTold: (revision: number) => boolean,
): string {
  const before = now.findLast((each) => each.revision < revision && isTold(each.revision));
  const since = (approvals: readonly Approval[]) =>
    before === undefined
      ? null
      : reasonsSince(
          approvals.filter((each) => each.revision <= revision),
          before.revision,
        );
  if (since(asThen) === correctionReason) return since(now) ?? correctionReason;
  const upTo = (approvals: readonly Approval[]) =>
    possibleReasons(approvals.filter((each) => each.revision <= revision));
  return upTo(now)[upTo(asThen).indexOf(correctionReason)] ?? correctionReason;
}

/**
 * @param said what the publication before says
 * @param asThen what would be published now, were the stops of then still standing
 * @param now what is published now: the same as `asThen` but for these stops
 * @returns what was said, with the words of now wherever it says what would be said under the stops of then
 */
function asFreed(
  said: readonly PublishedPlan[],
  asThen: readonly PublishedPlan[],
  now: readonly PublishedPlan[],
): readonly PublishedPlan[] {
  return freed(said, asThen, now) as readonly PublishedPlan[];
}

function freed(said: unknown, asThen: unknown, now: unknown): unknown {
  if (isSame(said, asThen)) return now;
  if (Array.isArray(said) && Array.isArray(asThen) && Array.isArray(now)) {
    return said.map((each, index) => {
      const at = placeOf(each, index, asThen);
      return at === -1 ? each : freed(each, asThen[at], now[at]);
    });
  }
  if (isRecord(said) && isRecord(asThen) && isRecord(now)) {
    return Object.fromEntries(
      Object.entries(said).map(([key, value]) => [key, freed(value, asThen[key], now[key])]),
    );
  }
  return said;
}

/** Where the same stands in the other list, or what became of it; -1 where it is gone. */
function placeOf(each: unknown, index: number, others: readonly unknown[]): number {
  if (isSame(each, others[index])) return index;
  const same = others.findIndex((other) => isSame(each, other));
  const key = keyOf(each);
  return same !== -1 || key === null ? same : others.findIndex((other) => keyOf(other) === key);
}

/** By which plans, their parts, their items, and the years and corrections of these are known again. */
const KEYS = ["id", "kpiId", "initiativeId", "metricId", "partId", "fy", "revision", "no"];

function keyOf(value: unknown): unknown {
  if (!isRecord(value)) return null;
  if ("definition" in value) return keyOf(value.definition);
  const name = KEYS.find((key) => key in value);
  return name === undefined ? null : value[name];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
