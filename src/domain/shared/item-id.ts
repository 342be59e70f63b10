/** The id of whatever is reported on, a fiscal year at a time: no KPI has the id of an initiative. */
import { type InitiativeId, isInitiativeId } from "./initiative-id";
import { isKpiId, type KpiId } from "./kpi-id";

export type ItemId = KpiId | InitiativeId;

export function isItemId(text: string): text is ItemId {
  return isKpiId(text) || isInitiativeId(text);
}

/** A text that is known to be such an id. @throws RangeError when it is not. */
export function toItemId(text: string): ItemId {
  if (!isItemId(text)) throw new RangeError(`Not the id of anything that is reported on: ${text}`);
  return text;
}
