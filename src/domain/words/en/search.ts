import { MOST_LETTERS } from "@/domain/publication/search/find";
import type { EditionSearchWords } from "@/domain/words/public/search-words";

export const SEARCH_EN: EditionSearchWords = {
  title: "Search",
  index: "List of everything on this site",
  description: "Find indicators, measures, texts and corrections of this site by words.",
  hint: "The search covers what is on this site now: the names of indicators and measures, what the city says about them, corrections and changes of definitions. Several words, with spaces between them, find what has all of them. Words in Japanese can be looked for too.",
  faults: {
    empty: "Please type what you are looking for.",
    too_long: `That is too long to look for. Please type no more than ${MOST_LETTERS} characters.`,
    only_marks: "Signs alone cannot be looked for. Please type letters or numbers.",
    too_often: "There were many searches in a short time. Please try again in a few seconds.",
  },
  found: (typed, count) => {
    if (count === 0) return ["Nothing was found for ", `“${typed}”`, "."];
    const results = count === 1 ? "There is 1 result" : `There are ${count.toLocaleString("en-US")} results`;
    return [`${results} for `, `“${typed}”`, "."];
  },
  nothingHint:
    "Try a shorter word or another one. What the city wrote itself is in Japanese. Earlier publications are not searched.",
  more: (count) => `${count.toLocaleString("en-US")} more. Add a word to see fewer.`,
  group: (kind, count) => `${kind} (${count.toLocaleString("en-US")})`,
  colon: ": ",
  away: {
    title: "The search is not available now",
    text: "The search is not available now. Please try again in a while.",
  },
  kinds: {
    kpis: "Indicators",
    metrics: "Other results",
    parts: "Plans, pillars and measures",
    initiatives: "Initiatives",
    reports: "Explanations of results",
    answers: "Progress of initiatives",
    assessments: "Assessments",
    corrections: "Corrections and changes of definitions",
  },
  plan: "Plan",
  aim: "Aim",
  missingNote: "Why there is no figure",
  opinionBy: "Opinion by",
  ownSentence: "In the city’s words",
};
