import type { PageWords } from "@/domain/words/public/page-words";
import { fiscalYearEn } from "./dates";

export const PAGES_EN: PageWords = {
  notFound: {
    title: "Page not found",
    text: "There is no page at this address. It may have been moved, or the address may have a slip in it.",
    toHome: "To the first page",
  },
  stops: {
    inPlace: {
      personal: "[Taken off the site to protect personal information]",
      rights: "[Taken off the site to protect somebody’s rights]",
      other: "[Taken off the site because the content is under review]",
    },
    gone: {
      personal: "This document was taken off the site to protect personal information.",
      rights: "This document was taken off the site to protect somebody’s rights.",
      other: "This document was taken off the site because its content is under review.",
    },
  },
  check: {
    heading: "How to check a publication",
    program: "The program that checks publications",
    what: " (verify.mjs) lets anybody check that what was published is still as it was, and that the marks follow the rule.",
    run: [
      "Save the program and run ",
      ' with Node.js (18 or later), or open the program in a browser and paste all of it into the console of the developer tools (first VERIFY_LANG = "en" for English).',
    ],
    address: "ADDRESS-OF-THIS-SITE",
    option: " --lang en",
    proves: [
      "It checks that the files and the chain of publications fit the hash values listed when they were published, and that the marks are those that follow from the published figures and definitions.",
      "It cannot show that the figures themselves are right.",
      "That no publication was removed from the end, and that not everything was made anew, is shown by keeping the note at the end of the result and giving it to the program the next time.",
    ],
    link: "How to check, and what that proves",
  },
  archive: {
    intro:
      "Everything that was published is kept here as it was, and never rewritten. When a figure is corrected, a new publication says so.",
    publication: "Publication",
    no: (no) => `No. ${no}`,
    date: "Date",
    title: "Title",
    note: "Note",
    withdrawn: "withdrawn",
    papers: "Reports for printing (PDF, A4)",
    committeePaper: (fy) => `Paper for the committee, ${fiscalYearEn(fy)}`,
  },
  data: {
    intro: "All figures of this site, in forms that programs can read.",
    terms: "Terms of use",
    data: "Data",
    files: "Files",
    content: "Content",
    sets: {
      kpis: {
        name: "Indicators",
        row: "One row for each indicator and fiscal year. The JSON file also has reasons, next steps, corrections, documents and changes of definitions.",
      },
      initiatives: {
        name: "Progress of initiatives",
        row: "One row for each initiative and fiscal year, with its state, what was done and the office that reported it.",
      },
      metrics: {
        name: "Other results",
        row: "One row for each result and fiscal year, with its unit, or why there is no figure.",
      },
      assessments: {
        name: "Assessments",
        row: "One row for each part of the plan, fiscal year and kind of content.",
      },
    },
    plainCsv: "CSV (without BOM)",
    ofPlan: "Indicators of one plan",
    ofPlanNote: "The columns are the same.",
    package: "Description of the data",
    packageNote: "Types of the columns, lists of codes, units and missing values",
    catalog: "Catalogue entry",
    catalogNote: "For registration in a data catalogue",
    program: "Program that checks a publication",
    programNote: "With it anybody can check the files, the chain of publications and every mark.",
    ofIndicators: "The page of each indicator has its own CSV and JSON files.",
    rulesHeading: "About the files",
    rules: [
      "CSV files are in UTF-8 with a byte order mark (BOM); the first row has the names of the columns. Files that end in “-plain.csv” are the same without a BOM.",
      "Numbers and units stand in columns of their own. An empty cell means “not known” or “none”, never 0.",
      "Codes may begin with 0. Import them into a spreadsheet as text, or the 0 is lost.",
      "Dates are year-month-day; times are in UTC.",
      "A text that begins with “=”, “+”, “-” or “@” has a “'” before it, so that no spreadsheet runs it as a formula.",
      "kpi_id and initiative_id never change.",
      "Names, units and texts are in Japanese.",
    ],
    columns: "What each column means (in Japanese)",
  },
};
