import { describe, expect, it } from "vitest";
import { LINK_PLACEHOLDER } from "./compose";
import { composeDecisionMail } from "./compose-decision";

const SUGGESTED = {
  recipient: { name: "飛騨 太郎", department: "総務課" },
  name: "電子図書の貸出冊数",
  unit: "冊",
  placeName: "計画全体",
  url: "https://ayumi.example/staff/suggestions",
  contact: "総務課 電話 0577",
};

describe("the mail of what was decided on a suggested figure", () => {
  it("says why it was declined, in the office's words, and who to ask", () => {
    const answer = `図書館年報に\n載っているため${LINK_PLACEHOLDER}`;
    const mail = composeDecisionMail({ ...SUGGESTED, decision: { kind: "declined", answer } });
    expect(mail.subject).toBe("ご提案いただいた数値についてのお知らせ（電子図書の貸出冊数）");
    expect(mail.dueOn).toBeNull();
    expect(mail.body).toBe(
      [
        "総務課 飛騨 太郎 様",
        "ご提案いただいた数値（KPI以外の実績）を検討し、今回は見送ることにしました。",
        "■ 提案された数値\n電子図書の貸出冊数（単位：冊）\n位置：計画全体",
        "■ 見送る理由\n図書館年報に\n載っているため（ご本人だけのリンク）",
        "■ 提案の画面\n次のページからサインインして、ご覧ください。\n\nhttps://ayumi.example/staff/suggestions",
        "■ お問い合わせ先\n総務課 電話 0577",
        "このメールは、システムから自動でお送りしています。\n",
      ].join("\n\n"),
    );
  });

  it("says that it is in the plan, and by which name where the office gave it another", () => {
    const same = composeDecisionMail({ ...SUGGESTED, decision: { kind: "accepted", name: SUGGESTED.name } });
    expect(same.subject).toBe("ご提案いただいた数値を計画に加えました（電子図書の貸出冊数）");
    expect(same.body).not.toContain("計画での名称");
    const other = composeDecisionMail({ ...SUGGESTED, decision: { kind: "accepted", name: "貸出点数" } });
    expect(other.body).toContain("■ 計画での名称\n貸出点数\n");
  });
});
