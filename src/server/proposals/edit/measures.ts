/** What is typed into the forms of a measure and of its initiatives. */
import { type Initiative, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { newInitiativeIds } from "@/domain/plan/initiative-ids";
import { listInitiatives } from "@/domain/plan/initiatives";
import { placeOfText, withInitiative, withMeasure, withNewMeasure } from "@/domain/proposals/edit";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { FIELD_WORDS, MARKER_LETTERS } from "@/domain/words/ja/plan/plan-fields";
import { type Result, refused } from "@/lib/result";
import { readText } from "@/server/plan/plan-file/values";
import { checked } from "./checked";
import { FieldReader, oneOf, type Typed } from "./fields";

const MARKERS = ["○", "・"] as const;

/** The measure's own words; its initiatives have forms of their own. */
export function editedMeasure(
  plan: PlanDefinition,
  pillarNo: number,
  no: number,
  fields: Typed,
): Result<PlanDefinition> {
  const pillar = plan.pillars.find((each) => each.no === pillarNo);
  if (!pillar?.measures.some((each) => each.no === no)) return refused("not_found");
  const reader = new FieldReader(fields);
  const words = wordsTyped(reader);
  return checked(reader.errors, () => withMeasure(plan, pillarNo, no, words));
}

/** A new measure, its initiatives a line each. @param taken ids that no new initiative may get, beside those of the plan */
export function addedMeasure(
  plan: PlanDefinition,
  pillarNo: number,
  fields: Typed,
  taken: ReadonlySet<string>,
): Result<PlanDefinition> {
  const pillar = plan.pillars.find((each) => each.no === pillarNo);
  if (!pillar) return refused("not_found");
  const reader = new FieldReader(fields);
  const lines = reader.lines("initiatives");
  const place = { pillar: pillarNo, measure: pillar.measures.length + 1 };
  const initiatives = newInitiativeIds(plan, place, lines.length, taken).flatMap(
    (id, index): Initiative[] => {
      const line = lines[index] ?? "";
      const marker = MARKERS.find((each) => MARKER_LETTERS[each].includes(line[0] ?? " "));
      const text = readText(line.slice(1));
      if (marker && text !== undefined) return [{ id, marker, text }];
      reader.refuse("initiatives", FIELD_WORDS.marker(index + 1));
      return [];
    },
  );
  const words = { ...wordsTyped(reader), initiatives };
  return checked(reader.errors, () => withNewMeasure(plan, pillarNo, words));
}

function wordsTyped(reader: FieldReader) {
  const department = reader.optionalName("department");
  return {
    title: reader.text("title"),
    source: reader.text("source"),
    ...(department === null ? {} : { department }),
  };
}

/**
 * One initiative; its id stays, whatever its words and its measure become.
 * @param id null: a new one
 * @param taken ids that no new initiative may get, beside those of the plan
 */
export function editedInitiative(
  plan: PlanDefinition,
  id: InitiativeId | null,
  fields: Typed,
  taken: ReadonlySet<string>,
): Result<PlanDefinition> {
  const old = listInitiatives(plan).find(({ initiative }) => initiative.id === id)?.initiative;
  if (id !== null && !old) return refused("not_found");
  const reader = new FieldReader(fields);
  const { pillar = null, measure = null } = placeOfText(plan, reader.raw("place")) ?? {};
  if (pillar === null || measure === null) {
    return refused("invalid", { place: FIELD_WORDS.choice });
  }
  const place = { pillar, measure };
  const department = reader.optionalName("department");
  const ticked = new Set(reader.raw("supports").split(","));
  const supports = listKpis(plan).flatMap(({ kpi }) => (ticked.has(kpi.id) ? [kpi.id] : []));
  const until = reader.optionalYear("until", plan.endFy);
  const { department: _department, supports: _supports, until: _until, ...kept } = old ?? {};
  const [own] = old ? [old.id] : newInitiativeIds(plan, place, 1, taken);
  if (own === undefined) throw new Error("no id was given");
  const initiative: Initiative = {
    ...kept,
    id: own,
    marker: reader.value("marker", oneOf(MARKERS), FIELD_WORDS.choice, "・"),
    text: reader.text("text"),
    ...(department === null ? {} : { department }),
    ...(supports.length === 0 ? {} : { supports }),
    ...(until === undefined ? {} : { until }),
  };
  return checked(reader.errors, () => withInitiative(plan, initiative, place), {
    at: (path) => /\.(until)$/.exec(path)?.[1] ?? "",
  });
}
