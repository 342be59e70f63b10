/** What stands in the forms of a measure and of its initiatives before anything is typed. Pure. */
import { listKpis, planYears } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { placesOf, placeText } from "@/domain/proposals/edit";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { placeLabel } from "@/domain/words/ja/plan/places";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { initiativeEndNote } from "@/domain/words/ja/reports/initiatives";
import { base, type Choice, type DraftNow, type EditItem, type FormBase, type WordsForm } from "./forms";

export interface MeasureForm extends WordsForm {
  readonly departments: readonly string[];
  /** null: a new measure, whose initiatives are typed with it. */
  readonly initiatives: {
    readonly place: { readonly pillar: number; readonly measure: number };
    readonly items: readonly (EditItem & { readonly href: string })[];
  } | null;
}

export interface InitiativeForm extends FormBase {
  /** "" for a new one. */
  readonly initiativeId: string;
  readonly places: readonly Choice[];
  readonly departments: readonly string[];
  readonly kpis: readonly Choice[];
  /** Of {@link kpis}. */
  readonly supports: readonly string[];
  /** What may be its last year: none before a year that was answered. */
  readonly lastYears: readonly Choice[];
}

interface Around {
  /** Names of the departments there are. */
  readonly departments: readonly string[];
}

/**
 * @param place "1-2", or "1-new"
 * @param hrefOf the address of an initiative's form
 * @returns null for a place that the plan does not have
 */
export function buildMeasureForm(
  { definition, record, ...draft }: DraftNow,
  place: string,
  { departments }: Around,
  hrefOf: (initiativeId: string) => string,
): MeasureForm | null {
  const [, pillarNo = "", no = ""] = /^(\d{1,3})-(\d{1,3}|new)$/.exec(place) ?? [];
  const pillar = definition.pillars.find((each) => String(each.no) === pillarNo);
  const measure = pillar?.measures.find((each) => String(each.no) === no);
  if (!pillar || (!measure && no !== "new")) return null;
  const words = wordsOf(definition);
  return {
    ...base(draft, measure),
    title: measure
      ? `${words.pillar}(${pillarNo})の${words.measure}${no}`
      : `${words.pillar}(${pillarNo})に${words.measure}を加える`,
    at: { pillar: pillarNo, no: measure ? no : "" },
    departments,
    initiatives: measure
      ? {
          place: { pillar: pillar.no, measure: measure.no },
          items: measure.initiatives.map(({ id, text, until, metrics }, index, all) => ({
            part: { part: "initiative", initiativeId: id },
            name: `${text}${initiativeEndNote({ until })}`,
            href: hrefOf(id),
            isFirst: index === 0,
            isLast: index === all.length - 1,
            isEmpty: metrics === undefined && lastAnswered(record, id) === null,
            ...(lastAnswered(record, id) !== null && until === undefined
              ? { endHref: `${hrefOf(id)}#field-until` }
              : {}),
          })),
        }
      : null,
    fields: {
      title: measure?.title ?? "",
      department: measure?.department ?? "",
      source: measure?.source ?? "",
      initiatives: "",
    },
  };
}

/**
 * @param which the initiative by its id, or the measure that a new one is put into
 * @returns null for one, or for a measure, that the plan does not have
 */
export function buildInitiativeForm(
  { definition, record, ...draft }: DraftNow,
  which: { readonly id: string } | { readonly place: string },
  { departments }: Around,
): InitiativeForm | null {
  const placed =
    "id" in which ? listInitiatives(definition).find(({ initiative }) => initiative.id === which.id) : null;
  const places = placesOf(definition).filter(({ measure }) => measure !== null);
  const place = placed
    ? placeText({ pillar: placed.pillar.no, measure: placed.measure.no })
    : "place" in which && places.some((each) => placeText(each) === which.place)
      ? which.place
      : null;
  if (place === null) return null;
  const initiative = placed?.initiative;
  const answered = initiative ? lastAnswered(record, initiative.id) : null;
  return {
    ...base(draft, initiative),
    title: initiative ? "取組項目を変更する" : "取組項目を加える",
    initiativeId: initiative?.id ?? "",
    places: places.map((each) => ({ value: placeText(each), label: placeLabel(definition, each) })),
    departments,
    kpis: listKpis(definition).map(({ kpi }) => ({ value: kpi.id, label: kpi.name })),
    supports: initiative?.supports ?? [],
    lastYears: planYears(definition)
      .filter((fy) => answered === null || fy >= answered)
      .map((fy) => ({ value: String(fy), label: fiscalYearLabel(fy) })),
    fields: {
      place,
      marker: initiative?.marker ?? "・",
      text: initiative?.text ?? "",
      department: initiative?.department ?? "",
      until: String(initiative?.until ?? ""),
    },
  };
}

/** The latest year of the initiative that has an answer; null where none has: then it may be taken out. */
function lastAnswered({ initiatives }: DraftNow["record"], id: InitiativeId): FiscalYear | null {
  return initiatives.findLast(({ initiativeId }) => initiativeId === id)?.fy ?? null;
}
