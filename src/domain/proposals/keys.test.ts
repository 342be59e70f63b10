/** A reason follows its text: the key of a change says which part it is of, whatever that part's number becomes. */
import { makePillar, makePlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Measure, Pillar } from "@/domain/plan/definition";
import { UNDECIDED } from "./decide";
import { differences } from "./diff";
import { carriedOver } from "./given";

const measure = (no: number, title: string): Measure => ({
  no,
  title,
  initiatives: [],
  source: "",
  kpis: [],
});
const pillar = (no: number, title: string, changes: Partial<Pillar> = {}) =>
  makePillar({
    no,
    catchphrase: title,
    title,
    measures: [measure(1, `${title}甲`), measure(2, `${title}乙`)],
    ...changes,
  });
const inOrder = (...pillars: Pillar[]) =>
  makePlan({ kpis: [], pillars: pillars.map((each, index) => ({ ...each, no: index + 1 })) });
const [one, two, three] = [pillar(1, "便利"), pillar(2, "安心"), pillar(3, "学び")];
const before = inOrder(one, two, three);
const keys = (after: typeof before) => differences(before, after).map(({ key }) => key);
const keyOf = (after: typeof before, text: string) =>
  differences(before, after).find((each) => each.after === text)?.key;

it("of a text stays its own when its pillar gets another number in the same draft", () => {
  const mended = { ...two, outcome: "安心が広がる" };
  const key = "plan/text/pillars[2].outcome";
  expect(keys(inOrder(one, mended, three))).toEqual([key]);
  expect(keys(inOrder(mended, one, three))).toEqual(["plan/order/pillars", key]);
  // The path still says where a reader finds it now.
  expect(differences(before, inOrder(mended, one, three)).at(-1)?.path).toBe("pillars[1].outcome");
});

it("of a text stays its own when its measure gets another number, in a pillar that has another one as well", () => {
  const mended = { ...measure(1, "安心乙"), source: "別紙2" };
  const turned = { ...two, measures: [mended, measure(2, "安心甲")] };
  const key = "plan/text/pillars[2].measures[2].source";
  expect(keyOf(inOrder(one, turned), "別紙2")).toBe(key);
  expect(keyOf(inOrder(turned, one), "別紙2")).toBe(key);
});

it("of a part that is new never is that of one in force, and of two new ones each has its own", () => {
  const fresh = (title: string) => pillar(9, title, { measures: [] });
  const draft = inOrder(fresh("緑"), one, two, three, fresh("水"));
  expect(keyOf(draft, "緑")).toMatch(/^plan\/text\/pillars\[\+1\]/);
  expect(keyOf(draft, "水")).toMatch(/^plan\/text\/pillars\[\+2\]/);
});

it("of new parts goes with them when they change places, and stays when one is called otherwise", () => {
  const fresh = (title: string, outcome: string) => pillar(9, title, { measures: [], outcome });
  const [green, water] = [fresh("緑", "緑が増える"), fresh("水", "水が澄む")];
  const draft = inOrder(one, two, three, green, water);
  const key = "plan/text/pillars[+1].outcome";
  expect(keyOf(draft, "緑が増える")).toBe(key);
  const decisions = { [key]: { ...UNDECIDED, reason: "緑のため" } };
  const reasonAfter = (edited: typeof before) =>
    carriedOver(decisions, before, draft, edited)[keyOf(edited, "緑が増える") ?? ""]?.reason;
  expect(reasonAfter(inOrder(one, two, three, water, green))).toBe("緑のため");
  expect(reasonAfter(inOrder(water, green, one, two, three))).toBe("緑のため");
  expect(reasonAfter(inOrder(one, two, three, { ...green, catchphrase: "森", title: "森" }, water))).toBe(
    "緑のため",
  );
  // The other one is gone: what is left is the first.
  expect(reasonAfter(inOrder(one, two, three, green))).toBe("緑のため");
});

it("of every part is found by no other, in whatever order the draft has them", () => {
  const mended = [one, two, three].map((each) => ({
    ...each,
    outcome: `${each.title}の姿`,
    measures: each.measures.map((inside) => ({ ...inside, source: `${inside.title}の資料` })),
  }));
  const texts = (after: typeof before) =>
    Object.fromEntries(
      differences(before, after).flatMap(({ key, what, after: text }) =>
        what === "text" ? [[key, text]] : [],
      ),
    );
  const asTheyStood = texts(inOrder(...mended));
  expect(Object.keys(asTheyStood)).toHaveLength(9);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(mended, { minLength: 3 }),
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      (order, turned) => {
        const pillars = order.map((each, index) =>
          turned[index]
            ? {
                ...each,
                measures: each.measures.toReversed().map((inside, at) => ({ ...inside, no: at + 1 })),
              }
            : each,
        );
        expect(texts(inOrder(...pillars))).toEqual(asTheyStood);
      },
    ),
  );
});
