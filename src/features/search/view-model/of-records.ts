/** What of a year can be found: the words of reports, rounds, publications; and people. */

import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import { coversYear } from "@/domain/plan/years";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { placeInPlan } from "@/domain/words/ja/plan/plan-words";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import type { SearchField } from "@/domain/words/ja/search";
import { publicRoutes } from "@/lib/public-paths";
import { staffRoutes } from "@/lib/routes";
import type { ReportTextsDto } from "@/server/reports/search-texts";
import type { Findable, SearchSource } from "./findable";

/** What a report is of, in the plan that asks for it. */
interface Named {
  readonly title: string;
  readonly place: string;
  readonly href: (fy: FiscalYear) => string;
}

/** Of KPIs and metrics, or of initiatives. What no plan of its year names any more has no page to go to. */
export function reportFindables(source: SearchSource, what: "figures" | "initiatives"): Findable[] {
  const named = what === "figures" ? namedFigures(source) : namedInitiatives(source);
  return reportsOf(source).flatMap(({ fy, itemId, texts }) => {
    const found = named.get(itemId)?.find(({ plan }) => coversYear(plan, fy));
    if (!found) return [];
    const { title, place, href } = found;
    return [{ ...ofYear(fy, title), place, href: href(fy), texts }];
  });
}

/** What is approved and what is handed in to correct it are two texts of one report. */
function reportsOf({ reports }: SearchSource) {
  return [...Map.groupBy(reports, ({ itemId, fy }) => `${itemId} ${fy}`).values()].flatMap((revisions) => {
    const [newest] = revisions;
    return newest ? [{ ...newest, texts: revisions.flatMap(textsOf) }] : [];
  });
}

type NamedInPlan = Named & { readonly plan: SearchSource["plans"][number]["definition"] };

function namedFigures({ plans }: SearchSource): Map<string, NamedInPlan[]> {
  return Map.groupBy(
    plans.flatMap(({ definition: plan }) =>
      listFigures(plan).map(({ kpi, ...place }) => ({
        id: kpi.id as string,
        plan,
        title: kpi.name,
        place: placeInPlan(plan, place),
        href: (fy: FiscalYear) => staffRoutes.entryForm(kpi.id, fy),
      })),
    ),
    ({ id }) => id,
  );
}

function namedInitiatives({ plans, viewer }: SearchSource): Map<string, NamedInPlan[]> {
  const readsAll = can(viewer, "report.read", {});
  return Map.groupBy(
    plans.flatMap(({ definition: plan }) =>
      listInitiatives(plan).map(({ initiative, pillar, measure }) => ({
        id: initiative.id as string,
        plan,
        title: initiative.text,
        place: placeInPlan(plan, { pillar, measure }),
        href: (fy: FiscalYear) =>
          staffRoutes.entryInitiatives(
            fy,
            readsAll ? { plan: plan.id, measure: `${pillar.no}-${measure.no}` } : {},
          ),
      })),
    ),
    ({ id }) => id,
  );
}

export function assessmentFindables(source: SearchSource): Findable[] {
  return reportsOf(source)
    .filter(({ kind }) => kind === "assessment")
    .flatMap(({ fy, itemId, texts }) => {
      const plan = source.plans.find(({ definition }) => itemId.startsWith(`${definition.id}:`))?.definition;
      if (!plan || !coversYear(plan, fy)) return [];
      const part = source.parts.get(plan.id)?.find(({ id }) => id === itemId);
      // A part that the plan has no more has no page of its own: the list of the year has none of it either.
      if (!part) return [];
      const href = staffRoutes.entryAssessments(fy, { plan: plan.id, part: itemId });
      return [{ ...ofYear(fy, ASSESSMENTS_TITLE), place: placeInPlan(plan, part), href, texts }];
    });
}

/** Its name is not what is looked for, but narrows the search; its year is. */
function ofYear(fy: FiscalYear, title: string): Pick<Findable, "title" | "isTitleBeside" | "keys"> {
  const year = fiscalYearJa(fy);
  return { title: `${title}　${year}`, isTitleBeside: true, keys: [year, fiscalYearShort(fy), `${fy}年度`] };
}

function textsOf({ texts }: ReportTextsDto): [SearchField, string][] {
  return Object.entries(texts) as [keyof ReportTextsDto["texts"], string][];
}

export function roundFindables({ rounds, viewer }: SearchSource): Findable[] {
  // The round's own page shows the answers of every department.
  const opens = can(viewer, "report.read", {});
  return rounds.map(({ id, fy, title, instructions }) => ({
    title,
    place: fiscalYearJa(fy),
    href: opens ? staffRoutes.round(id) : staffRoutes.rounds(),
    keys: [fiscalYearJa(fy), fiscalYearShort(fy), `${fy}年度`],
    texts: [["instructions", instructions]],
  }));
}

export function publicationFindables({ publications }: SearchSource): Findable[] {
  return publications.map(({ no, title, note, publishedAt }) => ({
    title: `第${no}号　${title}`,
    place: `${dateJa(publishedAt)}に公表`,
    href: publicRoutes.archived(no),
    isPublic: true,
    keys: [dateJa(publishedAt)],
    texts: [["note", note]],
  }));
}

/** To the account, to the list of accounts, or to what the person did. */
export function personFindables({ people, viewer }: SearchSource): Findable[] {
  const hrefOf = (id: string) => {
    if (can(viewer, "account.manage", {})) return staffRoutes.account(id);
    return can(viewer, "account.read", {}) ? staffRoutes.accounts() : staffRoutes.audit({ person: id });
  };
  return people.map(({ id, name, email, department, role, active }) => ({
    title: name,
    place: [department ?? ROLE_WORDS[role], ...(active ? [] : ["利用停止中"])].join("　"),
    href: hrefOf(id),
    keys: [department ?? ""],
    texts: [["email", email ?? ""]],
  }));
}
