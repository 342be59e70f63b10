import { describe, expect, it } from "vitest";
import { messageFaultSentence } from "@/domain/words/ja/rounds/messages";
import { EXCERPT_MAX, excerpt, MESSAGE_MAX, messageField, readMessage } from "./messages";

describe("a message", () => {
  it("keeps its lines, and loses what nobody sees", () => {
    expect(readMessage("\r\n昨年度より\u0000少ない理由を\r\n教えてください。\n\n")).toEqual({
      ok: true,
      body: "昨年度より少ない理由を\n教えてください。",
    });
  });

  it("has one kind of line break, whatever the machine it was typed on", () => {
    expect(readMessage("一\r二\r\n三\n四")).toEqual({ ok: true, body: "一\n二\n三\n四" });
  });

  it("is one form of each letter: が in two code points is が in one", () => {
    expect(readMessage("か\u3099")).toEqual({ ok: true, body: "が" });
  });

  it.each(["", "  \n ", "\u0007"])("of nothing (%j) is refused", (typed) => {
    expect(readMessage(typed)).toEqual({ ok: false, fault: { kind: "blank" } });
    expect(messageFaultSentence({ kind: "blank" })).toBe("書き込む内容を入力してください。");
  });

  it("may have 2,000 characters and no more, counted as a person does", () => {
    expect(readMessage("𠮷".repeat(MESSAGE_MAX)).ok).toBe(true);
    const fault = { kind: "too_long", length: MESSAGE_MAX + 1 } as const;
    expect(readMessage("字".repeat(MESSAGE_MAX + 1))).toEqual({ ok: false, fault });
    expect(messageFaultSentence(fault)).toBe("2000文字以内で入力してください（いま2001文字です）。");
  });
});

describe("what it speaks of", () => {
  it("is a field of the form, or the report as a whole", () => {
    expect(messageField("nextStep")).toBe("nextStep");
    expect(messageField(null)).toBeNull();
    expect(messageField("toString")).toBeNull();
  });
});

describe("an excerpt", () => {
  it("is the whole of a short message on one line, and the beginning of a long one", () => {
    expect(excerpt("一行目\n\n二行目")).toBe("一行目 二行目");
    expect(excerpt("字".repeat(EXCERPT_MAX))).toBe("字".repeat(EXCERPT_MAX));
    expect(excerpt("字".repeat(EXCERPT_MAX + 1))).toBe(`${"字".repeat(EXCERPT_MAX)}…`);
  });
});
