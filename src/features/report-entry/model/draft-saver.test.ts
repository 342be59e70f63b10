import { day, num } from "@tests/fixtures/brands";
import { makeContent } from "@tests/fixtures/report-content";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ReportContent } from "@/domain/reports/report";
import type { ChangeAnswer } from "../schema";
import { DraftSaver } from "./draft-saver";
import { contentOf, draftOf, type EntryDraft } from "./entry-draft";
import type { ChangeRequest } from "./report-api";

const START = draftOf(null, "", day("2026-03-31"));

/** An endpoint that answers when told, and keeps the rule of versions. */
function endpoint() {
  const sent: ChangeRequest[] = [];
  let version = 0;
  const answers: ((request: ChangeRequest) => ChangeAnswer | null)[] = [];
  const gates: (() => void)[] = [];
  let isHeld = false;
  const send = async (request: ChangeRequest): Promise<ChangeAnswer> => {
    sent.push(request);
    if (isHeld) await new Promise<void>((resolve) => gates.push(resolve));
    const planned = answers.shift()?.(request);
    if (planned) return planned;
    if (request.version !== version) {
      return { ok: false, reason: "conflict", message: "競合", current: null };
    }
    version += 1;
    return {
      ok: true,
      version,
      state: request.event === "submit" ? "submitted" : "draft",
      content: request.content as never,
      correctionReason: "",
      at: "2026-06-15T03:00:00Z",
    };
  };
  return {
    sent,
    send,
    answerNext: (answer: ChangeAnswer) => answers.push(() => answer),
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
  const server = endpoint();
  const keep = vi.fn();
  const drop = vi.fn();
  const saver = new DraftSaver(
    { draft: START, version: 0 },
    { send: server.send, keep, drop, delayMs: 800, retryMs: 5_000 },
  );
  return { server, saver, keep, drop };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("DraftSaver", () => {
  it("saves once after a pause, and says when", async () => {
    const { server, saver, keep, drop } = start();
    for (const actualText of ["2", "20", "200"]) {
      saver.update({ actualText });
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(server.sent).toHaveLength(0);
    expect(keep).toHaveBeenLastCalledWith({ draft: { ...START, actualText: "200" }, version: 0 });
    await vi.advanceTimersByTimeAsync(300);
    expect(server.sent).toMatchObject([{ event: "save_draft", version: 0, content: { actualText: "200" } }]);
    expect(saver.getState().status).toEqual({ kind: "saved", at: "2026-06-15T03:00:00Z" });
    expect(drop).toHaveBeenCalledOnce();
    expect(saver.isDirty()).toBe(false);
  });

  it("does not call saved what was typed while a request was under way", async () => {
    const { server, saver } = start();
    const said: string[] = [];
    saver.subscribe(() => said.push(saver.getState().status.kind));
    server.hold();
    saver.update({ reason: "a" });
    void saver.flush();
    saver.update({ reason: "ab" });
    server.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.isDirty()).toBe(true);
    expect(said).not.toContain("saved");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(said.at(-1)).toBe("saved");
  });

  it("never has two requests under way; what was typed meanwhile goes next, on the new version", async () => {
    const { server, saver } = start();
    server.hold();
    saver.update({ reason: "a" });
    void saver.flush();
    saver.update({ reason: "ab" });
    void saver.flush();
    void saver.flush();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.sent).toHaveLength(1);
    server.release();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.sent.map(({ version, content }) => [version, content])).toMatchObject([
      [0, { reason: "a" }],
      [1, { reason: "ab" }],
    ]);
  });

  it("submits after the draft under way, with nothing between", async () => {
    const { server, saver } = start();
    server.hold();
    saver.update({ reason: "a" });
    void saver.flush();
    saver.update({ reason: "ab" });
    void saver.flush();
    const submitted = saver.submit();
    server.release();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await submitted).toMatchObject({ version: 2, state: "submitted" });
    expect(server.sent.map(({ event, version }) => [event, version])).toEqual([
      ["save_draft", 0],
      ["submit", 1],
    ]);
    saver.update({ reason: "later" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.sent).toHaveLength(2);
  });

  it("keeps the text and tries again when the line is down", async () => {
    const { server, saver, keep } = start();
    server.answerNext({ ok: false, reason: "offline", message: "通信できません。" });
    saver.update({ nextStep: "x" });
    await vi.advanceTimersByTimeAsync(800);
    expect(saver.getState().status).toMatchObject({ kind: "retrying", reason: "offline" });
    expect(keep).toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.getState().status.kind).toBe("saved");
    expect(server.sent).toHaveLength(2);
  });

  describe("a draft that was stored, of which the answer was lost", () => {
    const stored = (actualText: string, version = 1) => ({
      ok: false as const,
      reason: "conflict" as const,
      message: "",
      current: {
        version,
        state: "draft" as const,
        content: { ...makeContent(), ...contentOf({ ...START, actualText }), actual: null } as ReportContent,
        correctionReason: "",
        author: "わたし",
        at: "2026-06-15T03:00:00Z",
      },
    });
    const OFFLINE = { ok: false, reason: "offline", message: "通信できません。" } as const;

    it("is no conflict: what was typed since goes upon it", async () => {
      const { server, saver } = start();
      server.answerNext(OFFLINE);
      saver.update({ actualText: "200" });
      await saver.flush();
      saver.update({ actualText: "2001" });
      server.answerNext(stored("200"));
      server.answerNext({
        ok: true,
        version: 2,
        state: "draft",
        content: makeContent(),
        correctionReason: "",
        at: "",
      });
      await saver.flush();
      expect(
        server.sent.map(({ version, content }) => [version, (content as EntryDraft).actualText]),
      ).toEqual([
        [0, "200"],
        [0, "2001"],
        [1, "2001"],
      ]);
      expect(saver.getState()).toMatchObject({ conflict: null, status: { kind: "saved" } });
      expect(saver.version).toBe(2);
    });

    it("does not keep it from being submitted", async () => {
      const { server, saver } = start();
      server.answerNext(OFFLINE);
      saver.update({ actualText: "200" });
      await saver.flush();
      server.answerNext(stored("200"));
      const done = {
        ok: true,
        version: 2,
        state: "submitted",
        content: makeContent(),
        correctionReason: "",
        at: "",
      } as const;
      server.answerNext(done);
      expect(await saver.submit()).toEqual(done);
      expect(server.sent.at(-1)).toMatchObject({ event: "submit", version: 1 });
    });

    it.each([
      ["somebody else's words", stored("999")],
      ["a version later", stored("200", 2)],
    ])("%s stay a conflict", async (_what, answer) => {
      const { server, saver } = start();
      server.answerNext(OFFLINE);
      saver.update({ actualText: "200" });
      await saver.flush();
      saver.update({ actualText: "2001" });
      server.answerNext(answer);
      await saver.flush();
      expect(saver.getState()).toMatchObject({
        status: { kind: "held" },
        conflict: { current: answer.current },
      });
    });
  });

  it("stops at a conflict until the person has chosen", async () => {
    const { server, saver, keep } = start();
    const current = {
      version: 4,
      state: "draft" as const,
      content: {
        actualText: "7",
        actual: num("7"),
        figureStatus: "final" as const,
        missing: null,
        asOf: day("2026-03-31"),
        basisNote: "",
        reason: "他",
        nextStep: "",
        warningNote: "",
      },
      correctionReason: "",
      author: "他の人",
      at: "2026-06-15T03:00:00Z",
    };
    server.answerNext({ ok: false, reason: "conflict", message: "", current });
    saver.update({ actualText: "5" });
    await vi.advanceTimersByTimeAsync(800);
    expect(saver.getState()).toMatchObject({ conflict: { base: START, current }, status: { kind: "held" } });
    // The form stays under the keys: what is typed now is kept, and goes with the choice.
    saver.update({ reason: "続けて書いた文" });
    expect(saver.getState().draft).toMatchObject({ actualText: "5", reason: "続けて書いた文" });
    expect(keep).toHaveBeenLastCalledWith({ draft: saver.getState().draft, version: 0 });
    await saver.flush();
    expect(await saver.submit()).toBeNull();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.sent).toHaveLength(1);
    const saved = draftOf(current.content, "", "");
    server.answerNext({
      ok: true,
      version: 5,
      state: "draft",
      content: current.content,
      correctionReason: "",
      at: "2026-06-15T03:01:00Z",
    });
    saver.resolve({ ...saved, actualText: "5" }, saved, 4);
    await vi.advanceTimersByTimeAsync(100);
    expect(server.sent[1]).toMatchObject({ version: 4, content: { actualText: "5", reason: "他" } });
    expect(saver.getState()).toMatchObject({ conflict: null, status: { kind: "saved" } });
  });

  it("shows the server's errors at the form's fields and saves what was typed as a draft", async () => {
    const { server, saver } = start();
    saver.update({ answer: "awaiting_release" });
    server.answerNext({ ok: false, reason: "invalid", errors: { "missing.note": "理由を" } });
    expect(await saver.submit()).toBeNull();
    expect(saver.getState().errors).toEqual({ missingNote: "理由を" });
    await vi.advanceTimersByTimeAsync(10);
    expect(server.sent.map(({ event }) => event)).toEqual(["submit", "save_draft"]);
    saver.update({ missingNote: "国の公表が9月のため" });
    expect(saver.getState().errors).toEqual({});
  });

  it("says nothing more to the server once the report can no longer be changed", async () => {
    const { server, saver, drop } = start();
    saver.update({ reason: "x" });
    saver.discard();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.sent).toHaveLength(0);
    expect(drop).toHaveBeenCalled();
  });
});
