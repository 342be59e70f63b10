/**
 * What is to be done before the first round can go out, as a list that ends by itself: with its last item, or once a round was
 * sent out, which shows that the rest was decided.
 */

export const FIRST_RUN_ITEMS = [
  "office",
  "departments",
  "respondents",
  "contact",
  "licence",
  "mail",
  "round",
] as const;
export type FirstRunItem = (typeof FIRST_RUN_ITEMS)[number];

/** Nobody approves what they handed in themselves. */
const OFFICE_PEOPLE = 2;

export interface FirstRunFacts {
  /** Accounts of the office that are in use. */
  readonly officePeople: number;
  /** KPIs and metrics of the plan that leads for which no department answers. */
  readonly withoutDepartment: number;
  /** Departments that answer for something, and of these the ones in which nobody has an account. */
  readonly departments: number;
  readonly departmentsWithoutPeople: number;
  /** What the plan tells the public to ask. */
  readonly contact: string;
  readonly licence: { readonly name: string; readonly url: string };
  readonly sendsMail: boolean;
  readonly hasOpenedRound: boolean;
}

/** Every item with whether it is done; null once the list has ended. */
export function firstRun(
  facts: FirstRunFacts,
): { readonly item: FirstRunItem; readonly isDone: boolean }[] | null {
  const isDone: Record<FirstRunItem, boolean> = {
    office: facts.officePeople >= OFFICE_PEOPLE,
    departments: facts.withoutDepartment === 0,
    respondents: facts.departments > 0 && facts.departmentsWithoutPeople === 0,
    contact: namesAWay(facts.contact),
    licence: facts.licence.name.trim() !== "" && facts.licence.url.trim() !== "",
    mail: facts.sendsMail,
    round: facts.hasOpenedRound,
  };
  if (facts.hasOpenedRound) return null;
  return FIRST_RUN_ITEMS.map((item) => ({ item, isDone: isDone[item] }));
}

/** A telephone number, of whichever width, or an address of mail: an office's name alone reaches nobody. */
function namesAWay(contact: string): boolean {
  return /\d{2,}.*\d{3,}|\S@\S/.test(contact.normalize("NFKC"));
}
