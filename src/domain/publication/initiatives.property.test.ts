/** Nothing that was published of an initiative changes unsaid: random lives of two initiatives, publication after publication. */
import { makeApprovedInitiative, planWithInitiatives } from "@tests/fixtures/approved-initiative";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type ApprovedInitiative, INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { changeText } from "@/domain/words/ja/publication/publication";
import { composePlans, type Material } from "./compose";
import { isYearsOwn } from "./initiatives";
import type { PublicationChange, PublishedInitiativeYear, PublishedPlan } from "./snapshot";

const WORDS = { "line-1": "窓口の予約", "line-2": "書類の電子化" };
const IDS = Object.keys(WORDS);
const said = fc.constantFrom("", "始めた。", "広げた。");

/** Beside the answers of both, whether or not there is one. */
const anyEvidence = fc.subarray(
  IDS.flatMap((id) =>
    ["統計書", "集計表"].map((title) => ({
      kpiId: toInitiativeId(id),
      fy: fiscalYear(2025),
      title,
      url: `https://example.jp/${title}`,
      file: null,
    })),
  ),
);
const anyAct = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("approve" as const),
      id: fc.constantFrom(...IDS),
      fy: fc.constantFrom(2025, 2026),
      progress: fc.constantFrom(...INITIATIVE_STATES),
      department: fc.constantFrom("総務課", "市民課", null),
      isInterim: fc.constantFrom(true, false, false, false),
      correctionReason: fc.constantFrom("", "集計の誤り", "時点の誤り"),
      content: fc.record({ done: said, result: said, nextStep: said }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("publish" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("attach" as const), evidence: anyEvidence }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("keep" as const), ids: fc.subarray(IDS) }),
  },
);

function answersOf(plans: readonly PublishedPlan[]): Map<string, PublishedInitiativeYear> {
  return new Map(
    plans.flatMap(({ initiatives = [] }) =>
      initiatives.flatMap(({ initiativeId, years }) =>
        years.map((year) => [`${initiativeId}/${year.fy}`, year] as const),
      ),
    ),
  );
}

/** How often what is to be proved came about at all. */
const happened = { first: 0, corrected: 0, words: 0, department: 0, evidence: 0, gone: 0 };

function expectTold(
  before: readonly PublishedPlan[],
  after: readonly PublishedPlan[],
  changes: readonly PublicationChange[],
): void {
  const [was, is] = [answersOf(before), answersOf(after)];
  const own = (key: string) =>
    changes.filter(({ initiative, fy }) => `${initiative?.initiativeId}/${fy}` === key);
  const isNews = (key: string, now: PublishedInitiativeYear) => {
    const old = was.get(key);
    return old === undefined || isYearsOwn(old, now);
  };
  const first = [...is].filter(([key, now]) => isNews(key, now));
  for (const fy of new Set(first.map(([, year]) => year.fy))) {
    const count = first.filter(([, year]) => year.fy === fy).length;
    const news = changes.filter((change) => change.kind === "initiatives" && change.fy === fy);
    // Those of the middle of the year apart from those of the whole.
    expect(news).toHaveLength(
      new Set(first.flatMap(([, year]) => (year.fy === fy ? [year.isInterim ?? false] : []))).size,
    );
    const counted = news.flatMap(({ text }) =>
      [...text.matchAll(/[^\d（、]+(\d+)(?=[、）]。?)/g)].map(([, n]) => Number(n)),
    );
    expect(
      counted.reduce((sum, n) => sum + n, 0),
      news[0]?.text,
    ).toBe(count);
    happened.first += count;
  }
  for (const [key, old] of was) {
    const now = is.get(key);
    if (now === undefined) {
      const id = key.split("/")[0];
      const gone = changes.filter(
        ({ initiative }) => initiative?.initiativeId === id && initiative?.after === null,
      );
      expect(gone, key).toHaveLength(1);
      happened.gone += 1;
      continue;
    }
    const kinds = own(key).map(({ kind }) => kind);
    const titles = (year: PublishedInitiativeYear) => (year.evidence ?? []).map(({ title }) => title);
    const isGone = titles(old).some((title) => !titles(now).includes(title));
    const isAdded = titles(now).some((title) => !titles(old).includes(title));
    // What comes with the year's own state is news as that is.
    const isTold = isGone || (isAdded && !isNews(key, now));
    expect(own(key).filter(({ evidence }) => evidence !== undefined).length, key).toBe(isTold ? 1 : 0);
    if (isTold) happened.evidence += 1;
    if (isNews(key, now)) continue;
    if (old.progress !== now.progress) {
      const told = own(key).find(({ kind }) => kind === "correction");
      expect(told?.initiative, key).toMatchObject({ before: old.progress, after: now.progress });
      for (const reason of now.correctionReason.split("\n")) expect(told?.text, key).toContain(reason);
      happened.corrected += 1;
    } else {
      expect(kinds, key).not.toContain("correction");
    }
    const wordsOf = ({ done, result, nextStep, department }: PublishedInitiativeYear) =>
      JSON.stringify([done, result, nextStep, department]);
    if (wordsOf(old) !== wordsOf(now)) {
      expect(kinds, key).toContain("text");
      happened.words += 1;
    }
    if (old.department !== now.department && old.department && now.department) {
      expect(own(key).map(({ department }) => department)).toContainEqual({
        before: old.department,
        after: now.department,
      });
      happened.department += 1;
    }
    if (JSON.stringify(old) === JSON.stringify(now)) expect(own(key), key).toEqual([]);
  }
}

it("tells whatever becomes of a published answer, in the list and on record", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 2, maxLength: 24 }), (acts) => {
      let plan = planWithInitiatives(WORDS);
      let before: Material["before"] = null;
      const approved: ApprovedInitiative[] = [];
      let evidence: Material["evidence"] = [];
      for (const [index, act] of [...acts, { do: "publish" } as const].entries()) {
        if (act.do === "keep") {
          plan = planWithInitiatives(
            Object.fromEntries(Object.entries(WORDS).filter(([id]) => act.ids.includes(id))),
          );
        }
        if (act.do === "attach") evidence = act.evidence;
        if (act.do === "approve") {
          const { id, progress, content, department, correctionReason, isInterim } = act;
          const fy = fiscalYear(act.fy);
          const revision = approved.length + 1;
          approved.push(
            makeApprovedInitiative(
              id,
              progress,
              { fy, revision, department, correctionReason, isInterim },
              content,
            ),
          );
        }
        if (act.do !== "publish") continue;
        const composed = composePlans(
          {
            plans: [{ definition: plan, isPublic: true }],
            reports: [],
            approvedInitiatives: approved,
            published: new Set(),
            evidence,
            no: index + 1,
            publishedAt: "2026-06-01T00:00:00.000Z",
            before,
            withdraws: null,
          },
          { ofJudgement: ({ code }) => code, ofChange: changeText },
        );
        if (before) expectTold(before.plans, composed.plans, composed.changes);
        // What replaced something stays told.
        const replacing = composed.changes.filter(({ initiative }) => initiative);
        for (const { text } of replacing) expect(composed.record.map((each) => each.text)).toContain(text);
        expect(composed.record.map(({ kind }) => kind)).not.toContain("initiatives");
        before = {
          plans: composed.plans,
          record: composed.record,
          publishedAt: "2026-06-01T00:00:00.000Z",
          ruleVersion: JUDGEMENT_RULE_VERSION,
        };
      }
    }),
    { numRuns: 1_000 },
  );
  for (const [what, times] of Object.entries(happened)) expect(times, what).toBeGreaterThan(20);
}, 60_000);
