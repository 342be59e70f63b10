import { day } from "@tests/fixtures/brands";
import { parseMail } from "@tests/fixtures/mail-sink";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { MailOccasion } from "@/domain/rounds/mail-occasions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { deadlineCalendar } from "./calendar";
import {
  composeMail,
  fillLink,
  itemsSection,
  LINK_PLACEHOLDER,
  MASKED_LINK,
  type MailInput,
  maskLink,
} from "./compose";
import { emlBytes, messageId, type StoredMail } from "./eml";
import { failureWords } from "./transport";

const INPUT: MailInput = {
  occasion: { kind: "opening" },
  round: {
    fy: fiscalYear(2025),
    instructions: "数値は3月31日時点でお願いします。",
    dueOn: day("2026-05-29"),
  },
  recipient: { name: "飛騨 太郎", department: "総務課" },
  hasSheet: false,
  items: [
    {
      kpiId: toKpiId("paper"),
      name: "紙の使用枚数",
      isMetric: false,
      unit: "千枚",
      comment: null,
      awaitedOn: null,
      hasYearEnded: false,
      isNew: false,
    },
    {
      kpiId: toKpiId("share"),
      name: "割合",
      isMetric: false,
      unit: "%",
      comment: "単位を確かめてください。",
      awaitedOn: null,
      hasYearEnded: false,
      isNew: false,
    },
    {
      kpiId: toKpiId("count"),
      name: "件数",
      isMetric: false,
      unit: "",
      comment: null,
      awaitedOn: day("2026-05-10"),
      hasYearEnded: false,
      isNew: false,
    },
  ],
  initiatives: 0,
  newInitiatives: 0,
  entrance: { kind: "link" },
  contact: "総務部 DX推進課　電話 0577-00-0000",
  today: day("2026-05-15"),
};

const compose = (over: Partial<MailInput>) => composeMail({ ...INPUT, ...over });

describe("a mail", () => {
  it("says what came into the round while it runs, beside what is still owed", () => {
    const occasion = { kind: "added" as const, id: "1", itemIds: new Set(["share"]) };
    const items = INPUT.items.map((item, index) => ({
      ...item,
      comment: null,
      isMetric: index === 1,
      isNew: index === 1,
    }));
    const { subject, body, dueOn } = compose({ occasion, items, initiatives: 3, newInitiatives: 1 });
    expect(subject).toBe(
      "【照会】令和7年度 実績のご回答のお願いに、項目が加わりました（期限：令和8年5月29日）",
    );
    expect(body).toContain(
      "令和7年度 実績の照会に、ご回答をお願いするKPI以外の実績と取組が新しく加わりました。期限までにご回答をお願いいたします。",
    );
    expect(body).toContain(
      "1. 紙の使用枚数（単位：千枚）\n2. 割合（KPI以外の実績、単位：%）\n   新しく加わりました。\n3. 件数",
    );
    expect(body).toContain("■ ご回答をお願いする取組（3件）\nうち1件は、新しく加わりました。\n取組の状況を");
    expect(dueOn).toBe("2026-05-29");
    const late = compose({ occasion, items, today: day("2026-06-01") }).body;
    expect(late).toContain("期限を過ぎてからのお願いとなり恐れ入りますが、ご回答をお願いいたします。");
  });

  it("counts metrics by themselves, and says of each that it is one", () => {
    const [kpi, metric] = INPUT.items.map((item, index) => ({ ...item, isMetric: index === 1 }));
    const both = compose({ items: [kpi, metric].filter((item) => item !== undefined), initiatives: 2 });
    expect(both.body).toContain("次の指標とKPI以外の実績と取組について、");
    expect(both.body).toContain("■ ご回答をお願いする指標（1件）・KPI以外の実績（1件）\n");
    expect(both.body).toContain("\n2. 割合（KPI以外の実績、単位：%）");
    const alone = compose({ items: metric ? [metric] : [] });
    expect(alone.body).toContain("■ ご回答をお願いするKPI以外の実績（1件）\n1. 割合");
    for (const { body } of [both, alone]) expect(itemsSection(body)).toContain("割合（KPI以外の実績");
  });

  it("says who, what, until when, where, and whom to ask", () => {
    const { subject, body, dueOn } = compose({});
    expect(subject).toBe("【照会】令和7年度 実績のご回答のお願い（期限：令和8年5月29日）");
    expect(dueOn).toBe("2026-05-29");
    expect(body).toMatch(/^総務課 飛騨 太郎 様\n/);
    expect(body).toContain("令和8年5月29日（金）　期限まであと14日です。");
    expect(body).toContain(
      "1. 紙の使用枚数（単位：千枚）\n2. 割合（単位：%）\n   差戻しのコメント：単位を確かめてください。",
    );
    expect(body).toContain(
      "3. 件数\n   公表待ち（令和8年5月10日予定）とのご回答でした。予定の日になりました。",
    );
    expect(body).toContain("数値は3月31日時点でお願いします。");
    expect(body).toContain("電話 0577-00-0000");
    expect(body.split("\n")).toContain(LINK_PLACEHOLDER);
  });

  it.each<{ occasion: MailOccasion; today: IsoDate; subject: string; calendar: boolean }>([
    {
      occasion: { kind: "reminder", stage: "before-7", dueOn: day("2026-05-29") },
      today: day("2026-05-22"),
      subject: "【照会】令和7年度 実績のご回答はお済みでしょうか（期限：令和8年5月29日）",
      calendar: true,
    },
    {
      occasion: { kind: "reminder", stage: "after-1", dueOn: day("2026-05-29") },
      today: day("2026-05-30"),
      subject: "【照会】令和7年度 実績のご回答が期限を過ぎています（期限：令和8年5月29日）",
      calendar: true,
    },
    {
      occasion: { kind: "by_hand", id: "1" },
      today: day("2026-05-29"),
      subject: "【照会】令和7年度 実績のご回答はお済みでしょうか（期限：令和8年5月29日）",
      calendar: true,
    },
    {
      occasion: { kind: "extended", dueOn: day("2026-05-29") },
      today: day("2026-05-20"),
      subject: "【照会】令和7年度 実績の期限を変更しました（新しい期限：令和8年5月29日）",
      calendar: true,
    },
    {
      occasion: { kind: "returned", kpiId: toKpiId("paper"), version: 2, comment: "桁を確かめてください。" },
      today: day("2026-05-20"),
      subject: "【照会】令和7年度 実績の差戻しのお知らせ（紙の使用枚数）",
      calendar: false,
    },
    {
      occasion: {
        kind: "reopened",
        kpiId: toKpiId("paper"),
        reason: "訂正のため",
        at: "2026-07-01T00:00:00Z",
      },
      today: day("2026-07-01"),
      subject: "【照会】令和7年度 実績の入力を再開しました（紙の使用枚数）",
      calendar: false,
    },
    {
      occasion: {
        kind: "question",
        kpiId: toKpiId("paper"),
        messageId: "7",
        text: "集計の範囲を教えてください。",
      },
      today: day("2026-05-20"),
      subject: "【照会】令和7年度 実績についてのお問い合わせ（紙の使用枚数）",
      calendar: false,
    },
  ])("$occasion.kind on $today", ({ occasion, today, subject, calendar }) => {
    const mail = compose({ occasion, today });
    expect(mail.subject).toBe(subject);
    expect(mail.dueOn !== null).toBe(calendar);
    if ("comment" in occasion) expect(mail.body).toContain(occasion.comment);
    if ("reason" in occasion) expect(mail.body).toContain(occasion.reason);
    if ("text" in occasion) expect(mail.body).toContain(occasion.text);
  });

  it.each([
    ["2026-05-01", "まだご回答いただいていない指標がありますので、お知らせいたします。期限までに"],
    ["2026-05-21", "まだご回答いただいていない指標がありますので、お知らせいたします。期限までに"],
    ["2026-05-22", "期限が近づいています。"],
    ["2026-05-29", "期限が本日となりました。"],
    ["2026-05-30", "期限を過ぎてもご回答を確認できていない指標があります。"],
  ])("by hand on %s says %s", (today, words) => {
    const { body } = compose({ occasion: { kind: "by_hand", id: "1" }, today: day(today) });
    expect(body).toContain(words);
    expect(body.includes("近づいて")).toBe(words.includes("近づいて"));
  });

  it("asks for the initiatives of the department beside its figures, or alone", () => {
    const both = compose({ initiatives: 12 }).body;
    expect(both).toContain("次の指標と取組について、実績のご回答をお願いいたします。");
    expect(both).toContain("■ ご回答をお願いする指標（3件）");
    expect(both).toContain("■ ご回答をお願いする取組（12件）\n");
    const alone = compose({ items: [], initiatives: 12 }).body;
    expect(alone).toContain("次の取組について、状況のご回答をお願いいたします。");
    expect(alone).not.toContain("ご回答をお願いする指標");
    expect(alone).toContain("■ 期限\n");
  });

  it("comes to its matter at once, as colleagues write", () => {
    expect(compose({}).body).toMatch(/^総務課 飛騨 太郎 様\n\n令和7年度 実績の照会を始めました。/);
  });

  it.each([
    ["2026-05-28", "期限まであと1日です。"],
    ["2026-05-29", "本日が期限です。"],
    ["2026-05-30", "期限を1日過ぎています。"],
  ])("on %s says %s", (today, words) => {
    expect(compose({ today: day(today) }).body).toContain(words);
  });

  it("leads who has no personal link to the sign-in", () => {
    const { body } = compose({ entrance: { kind: "sign_in", url: "https://dx.example.lg.jp/staff/entry" } });
    expect(body.split("\n")).toContain("https://dx.example.lg.jp/staff/entry");
    expect(body).not.toContain(LINK_PLACEHOLDER);
  });

  it("has its link in one place, whatever a person wrote", () => {
    const comment = `ここ ${LINK_PLACEHOLDER} です`;
    const { body } = compose({
      occasion: { kind: "returned", kpiId: toKpiId("paper"), version: 1, comment },
    });
    expect(fillLink(body, "https://x.example/$&").match(/https:\/\/x\.example\/\$&/g)).toHaveLength(1);
    expect(maskLink(body)).toContain(MASKED_LINK);
    expect(maskLink(body)).not.toContain(LINK_PLACEHOLDER);
  });

  it("keeps a name with a line break in one header line", () => {
    const items = [
      {
        kpiId: toKpiId("x"),
        name: "紙の\r\nBcc: a@example.jp",
        isMetric: false,
        unit: "",
        comment: null,
        awaitedOn: null,
        hasYearEnded: false,
        isNew: false,
      },
    ];
    const { subject } = compose({
      items,
      occasion: { kind: "returned", kpiId: toKpiId("x"), version: 1, comment: "-" },
    });
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

it("says that the answer sheet is attached where it is", () => {
  expect(compose({}).body).not.toContain("回答票");
  expect(compose({ hasSheet: true }).body).toContain("■ 回答票（Excel）\n添付のファイルに記入して返信");
});

const STORED: StoredMail = {
  id: "0c1f7b0e-7a1c-4d57-9f5e-0f8f6f6f0a01",
  round: { id: "6f0d5cf4-3a93-43c8-bb5d-1a2b3c4d5e6f", fy: fiscalYear(2025) },
  recipient: "飛騨 太郎",
  address: "taro@example.lg.jp",
  ...compose({}),
  sheet: null,
  createdAt: new Date("2026-05-15T00:00:00Z"),
};
const ENVELOPE = {
  from: "高山市DX推進課 <dx@example.lg.jp>",
  host: "dx.example.lg.jp",
  url: "https://dx.example.lg.jp/staff/answer?token=abc",
};

describe("a mail as a file", () => {
  const written = async (isDraft: boolean, from: string | null = ENVELOPE.from) =>
    parseMail(Buffer.from(await emlBytes(STORED, { ...ENVELOPE, from }, isDraft)).toString("utf8"));

  it("carries Japanese in header and text, the link, and the calendar file", async () => {
    const mail = await written(false);
    expect(mail.subject).toBe(STORED.subject);
    expect(mail.from).toContain("高山市DX推進課");
    expect(mail.headers.to).toContain("taro@example.lg.jp");
    expect(mail.text).toContain(ENVELOPE.url);
    expect(mail.text).not.toContain(LINK_PLACEHOLDER);
    expect(mail.calendar).toContain("BEGIN:VEVENT");
    expect(mail.messageId).toBe(messageId(STORED.id, ENVELOPE.host));
    expect(mail.raw).not.toMatch(/[^\r]\n/);
    expect(mail.raw).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(mail.headers["x-unsent"]).toBeUndefined();
  });

  it("opens as a draft where the system has not sent it, also without a sender", async () => {
    const mail = await written(true, null);
    expect(mail.headers["x-unsent"]).toBe("1");
    expect(mail.headers.from).toBeUndefined();
  });
});

describe("the calendar file", () => {
  const calendar = (over: Partial<Parameters<typeof deadlineCalendar>[0]> = {}) =>
    deadlineCalendar({
      roundId: "r1",
      fy: fiscalYear(2025),
      dueOn: day("2026-05-31"),
      items: null,
      madeAt: new Date("2026-05-15T00:00:00Z"),
      host: "dx.example.lg.jp",
      from: ENVELOPE.from,
      ...over,
    });
  /** As a calendar program reads it. */
  const eventOf = (text: string) => {
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    if (!event) throw new Error("no event");
    return new ICAL.Event(event);
  };
  const line = (text: string, name: string) => new RegExp(`^${name}[:;](.*)\\r$`, "m").exec(text)?.[1];

  it("is the whole day, and ends before the next", () => {
    expect(line(calendar(), "DTSTART")).toBe("VALUE=DATE:20260531");
    expect(line(calendar(), "DTEND")).toBe("VALUE=DATE:20260601");
    expect(calendar()).toContain("令和7年度 実績の照会");
    expect(line(calendar(), "METHOD")).toBe("PUBLISH");
  });

  it("lists what the mail lists, in lines of its own", () => {
    const text = calendar({ items: "■ ご回答をお願いする指標（1件）\n1. 紙の枚数" }).replace(
      /\r\n[ \t]/g,
      "",
    );
    expect(line(text, "DESCRIPTION")).toMatch(
      /^■ ご回答をお願いする指標（1件）\\n1\. 紙の枚数\\n\\n詳しくは、照会のメールをご覧ください。\\n\\n期限が変わったときは/,
    );
  });

  it("is brought up to date by a later mail", () => {
    const later = calendar({ dueOn: day("2026-06-15"), madeAt: new Date("2026-05-30T00:00:00Z") });
    expect(line(later, "UID")).toBe(line(calendar(), "UID"));
    expect(Number(line(later, "SEQUENCE"))).toBeGreaterThan(Number(line(calendar(), "SEQUENCE")));
  });

  it("is read by ical.js as the later state of the same whole-day entry, from the same organizer", () => {
    const [first, later] = [
      calendar(),
      calendar({ dueOn: day("2026-06-15"), madeAt: new Date("2026-05-30T00:00:00Z") }),
    ].map(eventOf);
    expect(first?.summary).toBe("令和7年度 実績の照会　期限：令和8年5月31日");
    expect(later?.summary).toBe("令和7年度 実績の照会　期限：令和8年6月15日");
    expect(later?.uid).toBe(first?.uid);
    expect(later?.sequence).toBeGreaterThan(first?.sequence ?? Number.POSITIVE_INFINITY);
    expect([later?.startDate.isDate, String(later?.startDate), String(later?.endDate)]).toEqual([
      true,
      "2026-06-15",
      "2026-06-16",
    ]);
    expect([first, later].map((event) => event?.organizer)).toEqual([
      "MAILTO:dx@example.lg.jp",
      "MAILTO:dx@example.lg.jp",
    ]);
  });

  it.each([
    ["dx@example.lg.jp", "MAILTO:dx@example.lg.jp", "dx@example.lg.jp"],
    ["だれか", null, undefined],
    ['"高山市 DX推進課" <dx@example.lg.jp>', "MAILTO:dx@example.lg.jp", "高山市 DX推進課"],
    [null, null, undefined],
  ])("names who sends the mail: %s", (from, address, name) => {
    const organizer = eventOf(calendar({ from })).component.getFirstProperty("organizer");
    expect(organizer?.getFirstValue() ?? null).toBe(address);
    expect(organizer?.getFirstParameter("cn")).toBe(name);
  });
});

describe("a refusal of the mail server", () => {
  const error = (over: object) =>
    Object.assign(new Error("550 5.1.1 <taro@example.lg.jp> no such user"), over);
  it.each([
    [error({ code: "EENVELOPE", responseCode: 550 }), /受け付けませんでした（応答コード 550）/],
    [error({ code: "EENVELOPE", responseCode: 451 }), /一時的に.*451/],
    [error({ code: "EAUTH", responseCode: 535 }), /SMTP_URL の利用者名/],
    [error({ code: "ETIMEDOUT" }), /時間内に応答/],
    [error({ code: "ESOCKET" }), /接続できません/],
    [error({}), /失敗しました/],
    ["text", /失敗しました/],
  ])("is told in words, never as it came: %#", (failure, words) => {
    expect(failureWords(failure)).toMatch(words);
    expect(failureWords(failure)).not.toMatch(/taro|no such/);
  });
});
