/** What may be done with a round when: one table of state × event. Who may do it is access.ts's matter. */
import type { RoundState } from "./round";

export const ROUND_EVENTS = [
  /** Title, instructions, first day, deadline. */
  "edit",
  /** More KPIs are asked for, or other people are asked. */
  "change_items",
  "take_out_items",
  "open",
  /** A later deadline. */
  "extend",
  "remind",
  "close",
  /** One item of a closed round may be changed again. */
  "reopen_item",
] as const;
export type RoundEvent = (typeof ROUND_EVENTS)[number];

export type RoundRefusal = "not_open_yet" | "already_open" | "not_closed_yet" | "closed";
export type RoundTransition =
  | { readonly ok: true; readonly state: RoundState }
  | { readonly ok: false; readonly reason: RoundRefusal };

const stay = (state: RoundState): RoundTransition => ({ ok: true, state });
const refuse = (reason: RoundRefusal): RoundTransition => ({ ok: false, reason });

const TRANSITIONS: Record<RoundState, Record<RoundEvent, RoundTransition>> = {
  preparing: {
    edit: stay("preparing"),
    change_items: stay("preparing"),
    take_out_items: stay("preparing"),
    open: { ok: true, state: "open" },
    extend: refuse("not_open_yet"),
    remind: refuse("not_open_yet"),
    close: refuse("not_open_yet"),
    reopen_item: refuse("not_closed_yet"),
  },
  open: {
    // What was sent out stays as it was sent: the departments have it in their mail.
    edit: refuse("already_open"),
    change_items: stay("open"),
    take_out_items: refuse("already_open"),
    open: refuse("already_open"),
    extend: stay("open"),
    remind: stay("open"),
    close: { ok: true, state: "closed" },
    reopen_item: refuse("not_closed_yet"),
  },
  closed: {
    edit: refuse("closed"),
    change_items: refuse("closed"),
    take_out_items: refuse("closed"),
    open: refuse("closed"),
    extend: refuse("closed"),
    remind: refuse("closed"),
    close: refuse("closed"),
    reopen_item: stay("closed"),
  },
};

/** The state that an event leads to, or why it may not happen now. Total. A closed round stays closed for ever. */
export function nextRoundState(state: RoundState, event: RoundEvent): RoundTransition {
  return TRANSITIONS[state][event];
}
