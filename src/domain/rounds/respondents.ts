/** 回答者: who is asked for a line of a round, and why a request would reach nobody. */
/** A person whom a round may ask. */
export interface Respondent {
  readonly id: string;
  readonly departmentId: string | null;
  readonly active: boolean;
}

/** A line of a round: the KPI's department, and the person asked, if one is named. */
export interface RoundItem {
  readonly departmentId: string | null;
  readonly respondentId: string | null;
}

/** Whether the line is this person's: named, or of their department where nobody is named. */
export function isRespondent(item: RoundItem, person: Respondent): boolean {
  if (!person.active || person.departmentId === null || person.departmentId !== item.departmentId)
    return false;
  return item.respondentId === null || item.respondentId === person.id;
}

export const RESPONDENT_PROBLEMS = [
  "no_department",
  "no_account",
  "respondent_inactive",
  "respondent_moved",
] as const;

export type RespondentProblem = (typeof RESPONDENT_PROBLEMS)[number];

/**
 * Why nobody would get the request: looked at before a round opens, above all after the transfers of April (人事異動).
 * @param people everybody who may answer (contributors)
 */
export function respondentProblem(item: RoundItem, people: readonly Respondent[]): RespondentProblem | null {
  if (item.departmentId === null) return "no_department";
  if (item.respondentId !== null) {
    const named = people.find(({ id }) => id === item.respondentId);
    if (!named?.active) return "respondent_inactive";
    return named.departmentId === item.departmentId ? null : "respondent_moved";
  }
  return people.some((person) => isRespondent(item, person)) ? null : "no_account";
}
