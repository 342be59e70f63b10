import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { MailDto } from "@/server/rounds/outbox";
import { mailRow, outboxChoices } from "./view-model";

const MAIL: MailDto = {
  id: "0c1f7b0e-7a1c-4d57-9f5e-0f8f6f6f0a01",
  round: { id: "0c1f7b0e-7a1c-4d57-9f5e-0f8f6f6f0a02", fy: fiscalYear(2025), title: "照会" },
  recipientId: "0c1f7b0e-7a1c-4d57-9f5e-0f8f6f6f0a03",
  name: "飛騨 太郎",
  department: "総務課",
  address: "taro@example.lg.jp",
  occasion: "期限の7日前",
  subject: "件名",
  body: "本文",
  hasCalendar: true,
  hasLink: true,
  state: "kept",
  attempts: 0,
  failure: "",
  createdAt: "2026-05-22T00:00:00.000Z",
  sentAt: null,
};

describe("a mail of the outbox", () => {
  it("says to whom, what made it, and when in Japan", () => {
    expect(mailRow(MAIL, false)).toMatchObject({
      stateWords: "控え（送信設定なし）",
      who: "総務課 飛騨 太郎",
      occasion: "令和7年度の照会・期限の7日前",
      created: "令和8年5月22日 09:00",
      sent: null,
      problem: null,
      fileHref: `/api/mails/${MAIL.id}`,
    });
    expect(mailRow({ ...MAIL, department: null }, false).who).toBe("飛騨 太郎");
    const ofNoRound = { ...MAIL, round: null, occasion: "数値の提案への回答" };
    expect(mailRow(ofNoRound, false).occasion).toBe("数値の提案への回答");
  });

  it("says what its file holds: a personal link only where the mail has one", () => {
    const unsent = mailRow(MAIL, false).fileNote;
    expect(unsent).toContain("ご本人だけの回答リンクが入ります");
    expect(unsent).toContain("承認できません");
    expect(mailRow({ ...MAIL, state: "sent" }, true).fileNote).toContain("回答リンクは入りません");
    for (const state of ["kept", "sent"] as const) {
      expect(mailRow({ ...MAIL, round: null, hasLink: false, state }, true).fileNote).toBe(
        "書き出しは監査記録に残ります。",
      );
    }
  });

  it("tells why it failed, and whether it goes on by itself", () => {
    const failure = "メールサーバーに接続できませんでした。";
    expect(mailRow({ ...MAIL, state: "failed", attempts: 6, failure }, true).problem).toBe(failure);
    expect(mailRow({ ...MAIL, state: "queued", attempts: 2, failure }, true).problem).toBe(
      `2回目の送信：${failure}時間をおいて、もう一度送信します。`,
    );
  });

  it.each([
    ["failed", true, true],
    ["failed", false, false],
    ["sent", true, false],
    ["queued", true, false],
    ["kept", true, false],
  ] as const)("%s, with a mail server: %s → can be sent again: %s", (state, isSending, canResend) => {
    expect(mailRow({ ...MAIL, state }, isSending).canResend).toBe(canResend);
  });

  it("is found by round and by every state", () => {
    const { rounds, states } = outboxChoices([{ id: "r", fy: fiscalYear(2025), title: "実績の照会" }]);
    expect(rounds).toEqual([{ value: "r", label: "令和7年度　実績の照会" }]);
    expect(states.map(({ label }) => label)).toEqual([
      "送信待ち",
      "控え（送信設定なし）",
      "送信済み",
      "失敗",
    ]);
  });
});
