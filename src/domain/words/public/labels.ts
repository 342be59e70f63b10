/** The words of an edition that never change: headings, links, notes. */
export interface PublicLabels {
  readonly skip: string;
  readonly home: string;
  readonly mainPages: string;
  readonly whereYouAre: string;
  readonly languages: string;
  readonly notice: string;
  readonly demo: string;
  readonly currentPage: string;
  readonly correctedSince: string;
  readonly inJapanese: string;
  readonly originalNote: string;
  readonly years: string;
  readonly about: string;
  readonly corrections: string;
  readonly data: string;
  readonly archive: string;
  readonly samePage: string;
  readonly publisher: string;
  readonly contact: string;
  readonly licence: string;
  // Cards and tables
  readonly result: string;
  readonly baseline: string;
  readonly target: string;
  readonly planned: string;
  readonly mark: string;
  readonly pace: string;
  readonly fiscalYear: string;
  readonly indicator: string;
  readonly none: string;
  readonly earlierPlan: string;
  readonly smallerIsBetter: string;
  readonly wasCorrected: string;
  // Front page, plan, pillar
  readonly ofWholePlan: string;
  readonly otherPlans: string;
  readonly allOfPlan: string;
  readonly vision: string;
  readonly outcome: string;
  readonly measures: string;
  readonly ofPillar: string;
  readonly indicators: string;
  readonly otherResults: string;
  readonly otherResultsNote: string;
  // KPI
  readonly course: string;
  readonly tableCaption: string;
  readonly cityWords: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly basisNote: string;
  readonly department: string;
  readonly paceHeading: string;
  readonly paceNote: string;
  readonly evenPathNote: string;
  readonly coveredLabel: string;
  readonly brought: string;
  readonly needed: string;
  readonly aboutIndicator: string;
  readonly rationale: string;
  readonly definition: string;
  readonly unit: string;
  readonly counting: string;
  readonly better: string;
  readonly targetSource: string;
  readonly sampleSurvey: string;
  readonly laterTarget: string;
  readonly correctionsHeading: string;
  readonly noCorrections: string;
  // Year
  readonly fullReport: string;
  readonly paper: string;
  // About
  readonly aboutHeading: string;
  readonly aboutIntro: string;
  readonly aboutMarks: string;
  readonly aboutRule: string;
  readonly aboutPace: string;
  readonly aboutPaceText: string;
  readonly aboutPublication: string;
  readonly aboutPublicationText: string;
  readonly aboutOriginals: string;
  readonly aboutOriginalsText: string;
  readonly aboutOnlyJapanese: string;
}
