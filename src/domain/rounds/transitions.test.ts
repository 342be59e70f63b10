import { describe, expect, it } from "vitest";
import { ROUND_REFUSAL_WORDS } from "@/domain/words/ja/rounds/rounds";
import { ROUND_STATES, type RoundState } from "./round";
import { nextRoundState, ROUND_EVENTS, type RoundEvent } from "./transitions";

/** The whole table once more, as the office would say it: the state after, or why not. */
const TABLE: Record<RoundState, Record<RoundEvent, string>> = {
  preparing: {
    edit: "preparing",
    change_items: "preparing",
    take_out_items: "preparing",
    open: "open",
    extend: "not_open_yet",
    remind: "not_open_yet",
    close: "not_open_yet",
    reopen_item: "not_closed_yet",
  },
  open: {
    edit: "already_open",
    change_items: "open",
    take_out_items: "already_open",
    open: "already_open",
    extend: "open",
    remind: "open",
    close: "closed",
    reopen_item: "not_closed_yet",
  },
  closed: {
    edit: "closed",
    change_items: "closed",
    take_out_items: "closed",
    open: "closed",
    extend: "closed",
    remind: "closed",
    close: "closed",
    reopen_item: "closed",
  },
};

describe("a round", () => {
  it.each(ROUND_STATES.flatMap((state) => ROUND_EVENTS.map((event) => [state, event] as const)))(
    "%s, on %s",
    (state, event) => {
      const transition = nextRoundState(state, event);
      expect(transition.ok ? transition.state : transition.reason).toBe(TABLE[state][event]);
    },
  );

  it("is left alone by whatever is refused, with a sentence", () => {
    for (const sentence of Object.values(ROUND_REFUSAL_WORDS)) expect(sentence).toMatch(/。$/);
    expect(nextRoundState("closed", "reopen_item")).toEqual({ ok: true, state: "closed" });
    expect(nextRoundState("closed", "close")).toMatchObject({ ok: false });
  });
});
