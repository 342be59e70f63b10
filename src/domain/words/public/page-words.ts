/** What an edition says on its list of publications and on its page of the open data. */
import type { StopCause } from "@/domain/publication/stops/stops";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** Where the city took something off the public site (公開の停止). */
export interface StopWords {
  /** In place of a text, of a part of it, or of a document's name. */
  readonly inPlace: Readonly<Record<StopCause, string>>;
  /** In place of a document that somebody looks for. */
  readonly gone: Readonly<Record<StopCause, string>>;
}

export interface PageWords {
  readonly notFound: { readonly title: string; readonly text: string; readonly toHome: string };
  readonly stops: StopWords;
  /** How anybody checks a publication, and what that proves. */
  readonly check: {
    readonly heading: string;
    /** The link to the program, and what stands behind it. */
    readonly program: string;
    readonly what: string;
    /** Before and behind the command. */
    readonly run: readonly [string, string];
    /** Stands in the command for the address. */
    readonly address: string;
    /** Behind it, for what it finds to be said in the edition's language; "" where the program has none. */
    readonly option: string;
    /** What it proves, and what it does not. */
    readonly proves: readonly string[];
    /** The link from the page of the open data. */
    readonly link: string;
  };
  readonly archive: {
    readonly intro: string;
    readonly publication: string;
    readonly no: (no: number) => string;
    readonly date: string;
    readonly title: string;
    readonly note: string;
    readonly withdrawn: string;
    readonly papers: string;
    readonly committeePaper: (fy: FiscalYear) => string;
  };
  readonly data: {
    readonly intro: string;
    readonly terms: string;
    readonly data: string;
    readonly files: string;
    readonly content: string;
    /** By the name of a data set. */
    readonly sets: Readonly<
      Record<
        "kpis" | "initiatives" | "metrics" | "assessments",
        { readonly name: string; readonly row: string }
      >
    >;
    readonly plainCsv: string;
    readonly ofPlan: string;
    readonly ofPlanNote: string;
    readonly package: string;
    readonly packageNote: string;
    readonly catalog: string;
    readonly catalogNote: string;
    readonly program: string;
    readonly programNote: string;
    readonly ofIndicators: string;
    readonly rulesHeading: string;
    readonly rules: readonly string[];
    readonly columns: string;
  };
}
