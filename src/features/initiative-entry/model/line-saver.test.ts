import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type InitiativeId, toInitiativeId } from "@/domain/shared/initiative-id";
import type { ActionState } from "@/lib/action-state";
import type { NewerLine, WrittenLine } from "../schema";
import { BLANK_LINE, type LineDraft } from "./line-draft";
import { type KeptLines, type LineEvent, LineSaver, type SentLine } from "./line-saver";

const [A, B, C] = ["a", "b", "c"].map(toInitiativeId) as [InitiativeId, InitiativeId, InitiativeId];
const SAVED_AT = "2026-06-15T03:00:00Z";

/** A server that keeps the rule of versions, and answers otherwise when told. */
function server() {
  const versions = new Map<InitiativeId, number>();
  const sent: { event: LineEvent; lines: readonly SentLine[] }[] = [];
  const planned: (ActionState<WrittenLine[]> | { forLine: Partial<WrittenLine> })[] = [];
  const gates: (() => void)[] = [];
  let isHeld = false;
  const send = async (event: LineEvent, lines: readonly SentLine[]): Promise<ActionState<WrittenLine[]>> => {
    sent.push({ event, lines });
    if (isHeld) await new Promise<void>((resolve) => gates.push(resolve));
    const next = planned.shift();
    if (next && "ok" in next) return next;
    const value = lines.map(({ id, version }): WrittenLine => {
      const done = {
        initiativeId: id,
        outcome: "done",
        version: version + 1,
        errors: {},
        newer: null,
      } as const;
      versions.set(id, version + 1);
      return next && id === next.forLine.initiativeId ? { ...done, version, ...next.forLine } : done;
    });
    return { ok: true, value };
  };
  return {
    sent,
    send,
    refuseNext: (reason: "offline" | "unauthenticated") =>
      planned.push({ ok: false, reason, errors: { "": "通信できませんでした。" } }),
    answerNext: (forLine: Partial<WrittenLine>) => planned.push({ forLine }),
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      for (const open of gates.splice(0)) open();
    },
  };
}

function start() {
  const endpoint = server();
  let kept: KeptLines = {};
  const saver = new LineSaver(
    [A, B, C].map((id) => ({ id, draft: BLANK_LINE, version: 0 })),
    {
      send: endpoint.send,
      keep: (lines) => {
        kept = lines;
      },
      now: () => SAVED_AT,
      delayMs: 800,
      retryMs: 5_000,
    },
  );
  const type = (id: InitiativeId, patch: Partial<LineDraft>) => saver.update(new Map([[id, patch]]));
  return {
    endpoint,
    saver,
    type,
    kept: () => kept,
    line: (id: InitiativeId) => saver.getState().lines.get(id),
  };
}

const idsOf = ({ lines }: { lines: readonly SentLine[] }) => lines.map(({ id }) => id);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("LineSaver", () => {
  it("saves every changed line in one request after a pause, and no other", async () => {
    const { endpoint, saver, type, kept } = start();
    type(A, { progress: "under_way" });
    type(B, { done: "書" });
    type(B, { done: "書いた" });
    expect(Object.keys(kept())).toEqual([A, B]);
    await vi.advanceTimersByTimeAsync(800);
    expect(endpoint.sent.map(idsOf)).toEqual([[A, B]]);
    expect(saver.getState().status).toEqual({ kind: "saved", at: SAVED_AT });
    expect(kept()).toEqual({});
  });

  it("sends what was typed meanwhile next, upon the new version", async () => {
    const { endpoint, saver, type } = start();
    endpoint.hold();
    type(A, { done: "a" });
    void saver.flush();
    type(A, { done: "ab" });
    endpoint.release();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(endpoint.sent.map(({ lines }) => lines[0])).toMatchObject([
      { version: 0, draft: { done: "a" } },
      { version: 1, draft: { done: "ab" } },
    ]);
  });

  it("hands in the lines it is told, waits for the draft under way, and counts those taken", async () => {
    const { endpoint, saver, type, line } = start();
    endpoint.hold();
    type(A, { progress: "under_way" });
    type(B, { progress: "completed" });
    void saver.flush();
    const submitted = saver.submit([A, B]);
    endpoint.answerNext({});
    endpoint.answerNext({ initiativeId: B, outcome: "invalid", errors: { done: "入力してください。" } });
    endpoint.release();
    expect(await submitted).toBe(1);
    expect(endpoint.sent.map(({ event }) => event)).toEqual(["save_draft", "submit"]);
    expect(line(A)?.isSent).toBe(true);
    expect(line(B)).toMatchObject({ isSent: false, errors: { done: "入力してください。" } });
    type(B, { done: "終えた。" });
    expect(line(B)?.errors).toEqual({});
  });

  it("keeps the text and tries again when the line is dead", async () => {
    const { endpoint, saver, type, kept } = start();
    endpoint.refuseNext("offline");
    type(A, { done: "残る" });
    await vi.advanceTimersByTimeAsync(800);
    expect(saver.getState().status).toMatchObject({ kind: "retrying", reason: "offline" });
    expect(kept()[A]?.draft.done).toBe("残る");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.getState().status.kind).toBe("saved");
  });

  it("says that the session has ended, and does not try for ever", async () => {
    const { endpoint, saver, type } = start();
    endpoint.refuseNext("unauthenticated");
    type(A, { done: "残る" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.getState().status.kind).toBe("signed_out");
    expect(endpoint.sent).toHaveLength(1);
  });
});

describe("two people at one line", () => {
  const newer: NewerLine = {
    version: 4,
    state: "draft",
    draft: { ...BLANK_LINE, done: "ほかの人の文" },
    by: "国府 はるか",
  };

  it("stops that line alone, and goes on from the newer version with what the person chose", async () => {
    const { endpoint, saver, type, line } = start();
    endpoint.answerNext({ initiativeId: A, outcome: "conflict", newer });
    type(A, { done: "自分の文" });
    type(B, { progress: "preparing" });
    await vi.advanceTimersByTimeAsync(800);
    expect(line(A)?.newer).toEqual(newer);
    expect(line(B)).toMatchObject({ version: 1, newer: null });
    // Nothing is called saved below the question.
    expect(saver.getState().status.kind).toBe("held");
    type(A, { result: "続き" });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(endpoint.sent).toHaveLength(1);
    saver.choose(A, "mine");
    await vi.advanceTimersByTimeAsync(800);
    expect(endpoint.sent.at(-1)?.lines).toMatchObject([
      { id: A, version: 4, draft: { done: "自分の文", result: "続き" } },
    ]);
    expect(saver.getState().status.kind).toBe("saved");
  });

  it("saves what is typed in another line meanwhile, and still says that one is held", async () => {
    const { endpoint, saver, type, line } = start();
    endpoint.answerNext({ initiativeId: A, outcome: "conflict", newer });
    type(A, { done: "自分の文" });
    await vi.advanceTimersByTimeAsync(800);
    type(B, { progress: "preparing" });
    expect(saver.getState().status.kind).toBe("waiting");
    await vi.advanceTimersByTimeAsync(800);
    expect(line(B)?.version).toBe(1);
    expect(saver.getState().status.kind).toBe("held");
  });

  it("takes the newer answer, and nothing is sent", async () => {
    const { endpoint, saver, type, line, kept } = start();
    endpoint.answerNext({ initiativeId: A, outcome: "conflict", newer });
    type(A, { done: "自分の文" });
    await vi.advanceTimersByTimeAsync(800);
    saver.choose(A, "newer");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(line(A)).toMatchObject({ version: 4, draft: newer.draft, newer: null });
    expect([endpoint.sent.length, kept()]).toEqual([1, {}]);
    expect(saver.getState().status.kind).toBe("idle");
  });

  it("cannot write over what was handed in", async () => {
    const { endpoint, saver, type, line } = start();
    endpoint.answerNext({ initiativeId: A, outcome: "conflict", newer: { ...newer, state: "submitted" } });
    type(A, { done: "自分の文" });
    await vi.advanceTimersByTimeAsync(800);
    saver.choose(A, "mine");
    expect(line(A)).toMatchObject({ draft: newer.draft, isSent: true });
  });

  it("goes on from its own draft of which only the answer was lost", async () => {
    const { endpoint, type, line } = start();
    endpoint.refuseNext("offline");
    type(A, { done: "自分の文" });
    await vi.advanceTimersByTimeAsync(800);
    const own: NewerLine = { ...newer, version: 1, draft: { ...BLANK_LINE, done: "自分の文" } };
    endpoint.answerNext({ initiativeId: A, outcome: "conflict", newer: own });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(line(A)).toMatchObject({ version: 1, newer: null });
  });
});

it("does not call saved what was refused", async () => {
  const { endpoint, saver, type } = start();
  endpoint.answerNext({ initiativeId: A, outcome: "forbidden", errors: { "": "受付が終わっています。" } });
  type(A, { done: "自分の文" });
  type(B, { progress: "preparing" });
  await vi.advanceTimersByTimeAsync(800);
  expect(saver.getState().status.kind).toBe("refused");
  type(A, { done: "" });
  type(B, { progress: "under_way" });
  await vi.advanceTimersByTimeAsync(800);
  expect(saver.getState().status.kind).toBe("saved");
});

describe("text that an earlier window could not save", () => {
  const kept: KeptLines = { [A]: { draft: { ...BLANK_LINE, done: "前の文" }, version: 0 } };

  it("is put back and saved", async () => {
    const { endpoint, saver, line } = start();
    expect(saver.restore(kept, new Map())).toBe(true);
    expect(line(A)?.draft.done).toBe("前の文");
    await vi.advanceTimersByTimeAsync(800);
    expect(endpoint.sent.map(idsOf)).toEqual([[A]]);
  });

  it("meets a newer answer as two answers", () => {
    const { saver, line } = start();
    const newer: NewerLine = { version: 2, state: "draft", draft: BLANK_LINE, by: null };
    saver.restore({ [A]: { draft: { ...BLANK_LINE, done: "前の文" }, version: 1 } }, new Map([[A, newer]]));
    expect(line(A)).toMatchObject({ newer, draft: { done: "前の文" } });
  });

  it("is nothing where the page shows the same", () => {
    const { saver } = start();
    expect(saver.restore({ [A]: { draft: BLANK_LINE, version: 0 } }, new Map())).toBe(false);
  });
});

it("takes a line that was handed in here and came back, and leaves what is typed", () => {
  const { saver, type, line } = start();
  type(B, { done: "書きかけ" });
  saver.renew([{ id: B, draft: BLANK_LINE, version: 3 }]);
  expect(line(B)).toMatchObject({ version: 0, draft: { done: "書きかけ" } });
});
