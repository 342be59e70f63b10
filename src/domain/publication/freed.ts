/**
 * What was published while something was stopped (公開の停止), as it would read had that not been stopped: giving it free
 * again is no change of anything that a person wrote, and none is told.
 */

import type { PublishedPlan } from "./snapshot";

/**
 * @param said what the publication before says
 * @param asThen what would be published now, were the stops of then still standing
 * @param now what is published now: the same as `asThen` but for these stops
 * @returns what was said, with the words of now wherever it says what would be said under the stops of then
 */
export function asFreed(
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
