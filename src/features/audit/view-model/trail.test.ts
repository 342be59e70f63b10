import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { UNSAID_STEP } from "@/domain/words/ja/reports/reports";
import { AUDIT_ACTIONS } from "@/server/audit/actions";
import {
  AUDIT_CSV_HEADER,
  type AuditNames,
  type AuditSource,
  auditChoices,
  auditCsvRow,
  auditWords,
  knownFilter,
} from "./trail";

const HANAKO = "11111111-0000-4000-8000-000000000001";
const names: AuditNames = {
  plans: [
    { id: "dx-2", name: "第2期計画", startFy: fiscalYear(2025), endFy: fiscalYear(2029) },
    { id: "dx-1", name: "第1期計画", startFy: fiscalYear(2020), endFy: fiscalYear(2024) },
  ],
  kpis: [
    { id: "hours", name: "削減時間", isMetric: false, unit: "時間", decimals: 0, planId: "dx-2" },
    { id: "share", name: "割合", isMetric: false, unit: "%", decimals: 1, planId: "dx-2" },
    { id: "share-1", name: "割合", isMetric: false, unit: "%", decimals: 1, planId: "dx-1" },
    { id: "cards", name: "登録者数", isMetric: true, unit: "人", decimals: 0, planId: "dx-2" },
  ],
  initiatives: [{ id: "dx-2-1-1-1", name: "書かない窓口" }],
  parts: [{ id: "dx-2:1-1", name: "窓口の改善" }],
  people: [
    { id: HANAKO, name: "入力 花子", department: "行政経営課", hasActed: true },
    { id: "11111111-0000-4000-8000-000000000002", name: "未使用", department: null, hasActed: false },
  ],
  departments: [{ id: "22222222-0000-4000-8000-000000000001", name: "税務課" }],
  years: [fiscalYear(2026), fiscalYear(2025)],
};

const NOTHING = { kind: null, kpiId: null, fy: null, ref: null };
type About = AuditSource["about"];
const about = (over: Partial<About>): About => ({ ...NOTHING, ...over });

function event(over: Partial<AuditSource>): AuditSource {
  return {
    id: "7",
    at: "2026-11-22T21:37:38.402Z",
    actor: "行政経営課 入力 花子",
    action: "report.submit",
    subject: "report:hours/2025",
    about: about({ kind: "report", kpiId: "hours", fy: fiscalYear(2025) }),
    before: null,
    after: null,
    isUnsaid: false,
    hash: "ab".repeat(32),
    ...over,
  };
}

it("prints a figure in the unit of the plan of its year, where plans share a KPI", () => {
  const shared = ["dx-2", "dx-1"].map((planId, index) => ({
    id: "hours",
    name: "削減時間",
    isMetric: false,
    unit: ["時間", "万時間"][index] ?? "",
    decimals: 0,
    planId,
  }));
  const said = auditWords({ ...names, kpis: shared }, AUDIT_ACTIONS);
  const figureOf = (fy: number) => {
    const changed = event({
      about: about({ kind: "report", kpiId: "hours", fy: fiscalYear(fy) }),
      after: { actual: "1200" },
    });
    return said(changed).changes.map(({ after }) => after);
  };
  expect(figureOf(2025)).toEqual(["1,200時間"]);
  expect(figureOf(2024)).toEqual(["1,200万時間"]);
});

const words = auditWords(names, AUDIT_ACTIONS);
/** 「label：before → after」, as a person reads it. */
const lines = (over: Partial<AuditSource>) =>
  words(event(over)).changes.map(({ label, before, after, isSame }) =>
    isSame ? `${label}：${after}（変更なし）` : `${label}：${before === null ? "" : `${before} → `}${after}`,
  );

const draft = { version: 1, state: "draft", actualText: "850", actual: "850", missing: null };

describe("who, when, what", () => {
  it("tells the instant to the second, in Japan and in Japanese years", () => {
    expect(words(event({}))).toMatchObject({
      when: "令和8年11月23日 06:37:38",
      who: "行政経営課 入力 花子",
      what: "提出しました",
      about: "「削減時間」の令和7年度の実績",
      report: { kpiId: "hours", fy: 2025, isInitiative: false, isAssessment: false },
    });
    expect(words(event({ at: "2026-11-22T15:00:00.000Z" })).when).toBe("令和8年11月23日 00:00:00");
  });

  it("names an initiative by its words, and says how its state changed", () => {
    const of = about({ kind: "report", kpiId: "dx-2-1-1-1", fy: fiscalYear(2025) });
    expect(words(event({ about: of }))).toMatchObject({
      about: "取組「書かない窓口」の令和7年度の状況",
      report: { isInitiative: true },
    });
    const values = { before: { progress: "preparing" }, after: { progress: "under_way" } };
    expect(lines({ about: of, ...values })).toContain("取組の状況：準備中 → 実施中");
  });

  it("names an assessment by what it is of, also where no plan has that any more", () => {
    const of = (kpiId: string) => about({ kind: "report", kpiId, fy: fiscalYear(2025) });
    expect(words(event({ about: of("dx-2:1-1") }))).toMatchObject({
      about: "「窓口の改善」の令和7年度の総括・意見",
      report: { isAssessment: true },
    });
    expect(words(event({ about: of("dx-2:9") })).about).toBe("「dx-2:9」の令和7年度の総括・意見");
  });

  it.each([
    [{ kind: "kpi", kpiId: "hours" }, "指標「削減時間」"],
    [{ kind: "round", fy: fiscalYear(2025) }, "令和7年度の照会"],
    [{ kind: "publication", ref: "3" }, "公表第3号"],
    [{ kind: "plan", ref: "dx-2" }, "計画「第2期計画」"],
    [{ kind: "account", ref: HANAKO }, "アカウント「入力 花子」"],
    [{ kind: "department", ref: "22222222-0000-4000-8000-000000000001" }, "所管課「税務課」"],
    [{ kind: "settings", ref: "sign-in" }, "サインインの設定"],
    [{ kind: "settings", ref: "database" }, "データベース"],
    [{ kind: "report", kpiId: "gone", fy: fiscalYear(2019) }, "「gone」の令和元年度の実績"],
    [{ kind: "account", ref: "gone" }, "アカウント「gone」"],
    [{}, "something else"],
  ] as const)("%o is %s", (subject, said) => {
    expect(words(event({ subject: "something else", about: about(subject) })).about).toBe(said);
  });
});

describe("before → after", () => {
  it("says of what is left out that it is, and keeps what was said before it", () => {
    const said = { ...draft, state: "approved" };
    const unsaid = { version: 2, state: "draft" };
    expect(lines({ after: { version: 1, state: "draft" }, isUnsaid: true })).toEqual([
      `内容：${UNSAID_STEP}`,
      "状態：下書き",
      "版：第1版",
    ]);
    expect(lines({ before: said, after: unsaid, isUnsaid: true })).toEqual([
      `内容：${UNSAID_STEP}`,
      "状態：承認済み → 下書き",
      "版：第2版",
    ]);
    // Handed in: the draft before it is not told, and is not taken for 未入力.
    expect(lines({ before: unsaid, after: { ...draft, version: 3, state: "submitted" } })).toEqual([
      "実績：850時間",
      "状態：下書き → 提出済み",
      "版：第3版",
    ]);
  });

  it("prints the figure with its unit, and the state in words", () => {
    expect(
      lines({
        before: draft,
        after: { ...draft, version: 2, state: "submitted", actual: "2000", actualText: "２，０００" },
      }),
    ).toEqual(["実績：850時間 → 2,000時間", "状態：下書き → 提出済み", "版：第2版"]);
  });

  it("names the department that something was handed in for", () => {
    expect(lines({ after: { ...draft, state: "submitted", onBehalfOf: "税務課" } })).toContain(
      "代わって提出：税務課",
    );
    const round = about({ kind: "round", fy: fiscalYear(2025) });
    const taken = { importedAs: "submit", onBehalfOf: ["行政改革課", "生涯学習課"], answers: 3, files: [] };
    expect(lines({ action: "report.import", about: round, after: taken })).toContain(
      "代わって提出：行政改革課、生涯学習課",
    );
  });

  it("says that an approval changes nothing in the figure", () => {
    expect(
      lines({ before: { ...draft, state: "submitted" }, after: { ...draft, state: "approved", version: 2 } }),
    ).toEqual(["実績：850時間（変更なし）", "状態：提出済み → 承認済み", "版：第2版"]);
  });

  it("says of a figure that is not the year's own what it is", () => {
    const after = { ...draft, figureStatus: "interim" };
    expect(lines({ before: draft, after })).toContain("実績：850時間 → 850時間（年度途中の値）");
  });

  it("never prints an unknown figure as 0", () => {
    const missing = { ...draft, actual: null, actualText: "", missing: "awaiting_release" };
    const unread = { ...draft, actual: null, actualText: " abc " };
    const blank = { ...draft, actual: null, actualText: "" };
    expect(lines({ before: missing, after: unread })[0]).toBe(
      "実績：公表待ち → 「abc」（数値として読めない入力）",
    );
    expect(lines({ before: blank, after: { ...draft, actual: "0" } })[0]).toBe("実績：未入力 → 0時間");
    expect(lines({ after: blank })[0]).toBe("実績：未入力");
  });

  it("prints the bare number of a KPI that nobody knows any more", () => {
    expect(
      lines({ about: about({ kind: "report", kpiId: "gone", fy: fiscalYear(2025) }), after: draft })[0],
    ).toBe("実績：850");
  });

  it("keeps a comment and a correction's reason to the event they were written for", () => {
    const returned = { ...draft, state: "returned", version: 2, comment: "内訳を書いてください。" };
    expect(lines({ before: draft, after: returned })).toContain("コメント：内訳を書いてください。");
    expect(lines({ before: returned, after: { ...draft, version: 3 } }).join()).not.toContain("コメント");
    expect(lines({ after: { ...draft, correctionReason: "集計漏れ" } })).toContain("訂正の理由：集計漏れ");
  });

  it("says of what stands beside a report what it is, and nothing of the figure", () => {
    const evidence = { evidence: "集計.xlsx", isPublic: false };
    expect(
      lines({
        action: "evidence.add",
        after: { ...evidence, evidenceKind: "xlsx", sha256: "ab".repeat(32) },
      }),
    ).toEqual([
      "根拠資料：集計.xlsx",
      "資料の種類：Excel",
      "公開範囲：内部",
      "内容のハッシュ値：abababababab…",
    ]);
    expect(lines({ before: evidence, after: { ...evidence, isPublic: true } })).toEqual([
      "根拠資料：集計.xlsx",
      "公開範囲：内部 → 公開",
    ]);
    expect(lines({ before: evidence, after: { ...evidence, isPublic: null } })).toEqual([
      "根拠資料：集計.xlsx",
      "公開範囲：内部 → なし",
    ]);
    expect(
      lines({ action: "report.message", after: { message: "単位は？", messageField: "actual", mails: 2 } }),
    ).toEqual(["書き込み：単位は？", "項目：実績", "送るメール：2通"]);
    const spoken = { action: "report.message", after: { message: "なぜ？", messageField: "reason" } };
    const asked = ["hours", "cards"].map((kpiId) =>
      lines({ ...spoken, about: about({ kind: "report", kpiId, fy: fiscalYear(2025) }) }),
    );
    expect(asked.map(([, field]) => field)).toEqual(["項目：要因", "項目：数値の説明"]);
    expect(lines({ after: { message: "承知しました。", messageField: null } })).toEqual([
      "書き込み：承知しました。",
      "項目：報告の全体",
    ]);
  });

  it.each([
    {
      about: about({ kind: "round", fy: fiscalYear(2025) }),
      before: { title: "照会", instructions: "", opensOn: "2026-04-10", dueOn: "2026-05-31" },
      after: { title: "照会", instructions: "年度末の値", opensOn: "2026-04-10", dueOn: "2026-06-15" },
      said: ["説明：（空欄） → 年度末の値", "期限：令和8年5月31日 → 令和8年6月15日"],
    },
    {
      about: about({ kind: "round", fy: fiscalYear(2025) }),
      after: { person: "清見 すみれ", links: 2 },
      said: ["リンクの持ち主：清見 すみれ", "取り消したリンク：2件"],
    },
    {
      about: about({ kind: "kpi", kpiId: "hours" }),
      before: { department: null },
      after: { department: "税務課" },
      said: ["所管課：なし → 税務課"],
    },
    {
      about: about({ kind: "account", ref: HANAKO }),
      before: { name: "花子", email: "a@example.jp", role: "manager", active: true, department: null },
      after: { name: "花子", email: "a@example.jp", role: "office", active: false, department: "税務課" },
      said: ["役割：管理職 → 計画の担当課", "所属：なし → 税務課", "利用：できる → 停止"],
    },
    {
      about: about({ kind: "account", ref: HANAKO }),
      after: { expiresAt: "2026-11-29T21:02:30.401Z" },
      said: ["リンクの期限：令和8年11月30日 06:02"],
    },
    {
      about: about({ kind: "account", ref: HANAKO }),
      after: { method: "oidc" },
      said: ["方法：組織のアカウント"],
    },
    { about: about({ kind: "account", ref: HANAKO }), said: [] },
    {
      about: about({ kind: "settings", ref: "database" }),
      before: { database: "内蔵のデータベース" },
      after: { database: "db.example:5432/ayumi" },
      said: ["データベース：内蔵のデータベース → db.example:5432/ayumi"],
    },
    {
      about: about({ kind: "plan", ref: "dx-2" }),
      before: { version: 1, sha256: "aaaaaaaaaaaaaaaaaaaa" },
      after: { version: 2, sha256: "bbbbbbbbbbbbbbbbbbbb", kpis: 7 },
      said: ["版：第1版 → 第2版", "指標の数：7件", "内容のハッシュ値：aaaaaaaaaaaa… → bbbbbbbbbbbb…"],
    },
    {
      about: about({ kind: "plan", ref: "dx-2" }),
      before: { version: 2 },
      // As an event keeps what is no plain value.
      after: {
        version: 3,
        changes: JSON.stringify([
          { key: "a/target", what: "target", before: "2500", after: "2800", reason: "中間見直し" },
          { key: "a/department", what: "department", before: null, after: "総務課", reason: "" },
          { key: "b/ended", what: "ended", before: "紙の枚数", after: null },
          {
            key: "c/planned/2026",
            kpi: "印刷した紙の枚数",
            fy: 2026,
            what: "planned",
            before: "13000",
            after: "13000000",
            said: {
              before: { unit: "千枚", decimals: 0, direction: "down" },
              after: { unit: "枚", decimals: 0, direction: "down" },
            },
          },
        ]),
      },
      said: [
        "版：第2版 → 第3版",
        "定義の変更：「a」の目標値：2,500 → 2,800（理由：中間見直し）、「a」の所管課：なし → 総務課、「b」の指標の終了：紙の枚数 → なし、「印刷した紙の枚数」の令和8年度の計画：13,000千枚 → 13,000,000枚",
      ],
    },
    {
      about: about({ kind: "publication", ref: "1" }),
      after: { reason: "誤りのため", by: 3 },
      said: ["取下げの理由：誤りのため", "伝える公表：第3号"],
    },
  ])("$about.kind: $said", ({ said, ...over }) => {
    expect(lines(over)).toEqual(said);
  });

  it("does not show what nobody has named", () => {
    const said = lines({
      about: about({ kind: "account", ref: HANAKO }),
      after: { passwordHash: "$argon2id$secret" },
    });
    expect(said).toEqual(["そのほかの項目（passwordHash）：画面には表示していません"]);
  });

  it("has nothing to say of an event that wrote no fields", () => {
    expect(lines({ before: null, after: null })).toEqual([]);
  });
});

describe("the filter", () => {
  const choices = auditChoices(names, AUDIT_ACTIONS);

  it("offers who has acted, and the system", () => {
    expect(choices.people.map(({ label }) => label)).toEqual([
      "行政経営課 入力 花子",
      "システム（起動時の処理とコマンド）",
    ]);
  });

  it("offers a KPI that the next plan carries on under its id once", () => {
    const twice = {
      ...names,
      kpis: [...names.kpis, { ...names.kpis[0], planId: "dx-1" }] as typeof names.kpis,
    };
    expect(auditChoices(twice, AUDIT_ACTIONS).kpis).toEqual(choices.kpis);
  });

  it("names the plan only where two KPIs have the same name", () => {
    expect(choices.kpis.map(({ label }) => label)).toEqual([
      "削減時間",
      "割合（第2期計画）",
      "割合（第1期計画）",
      "登録者数",
    ]);
  });

  it("drops what is no choice", () => {
    expect(
      knownFilter({ person: HANAKO, kpi: "nothing", fy: fiscalYear(1999), action: "report.burn" }, choices),
    ).toEqual({
      person: HANAKO,
    });
    expect(
      knownFilter({ person: "system", kpi: "hours", fy: fiscalYear(2025), action: "report.submit" }, choices),
    ).toEqual({ person: "system", kpi: "hours", fy: 2025, action: "report.submit" });
  });
});

describe("a row of the file", () => {
  it("has a cell for every column, in words", () => {
    const submitted = event({ before: draft, after: { ...draft, version: 2, state: "submitted" } });
    const row = auditCsvRow(submitted, words(submitted));
    expect(row).toHaveLength(AUDIT_CSV_HEADER.length);
    expect(row).toEqual([
      "7",
      "2026-11-23 06:37:38",
      "行政経営課 入力 花子",
      "提出しました",
      "「削減時間」の令和7年度の実績",
      "実績：850時間／状態：下書き",
      "実績：850時間／状態：提出済み／版：第2版",
      "report:hours/2025",
      "ab".repeat(32),
    ]);
  });
});
