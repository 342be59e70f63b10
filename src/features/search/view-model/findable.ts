/** What can be found, before anything is looked for. */
import type { PlanPart } from "@/domain/plan/parts";
import type { AccessSubject } from "@/domain/shared/access";
import type { SearchField } from "@/domain/words/ja/search";
import type { PersonDto } from "@/server/accounts/queries";
import type { PlanDto } from "@/server/plan/queries";
import type { PublicationDto } from "@/server/publication/queries";
import type { ReportTextsDto } from "@/server/reports/search-texts";
import type { RoundDto } from "@/server/rounds/rows";

export interface Findable {
  readonly title: string;
  /** Where it stands, in a line; it is not searched. */
  readonly place: string | null;
  readonly href: string;
  /** A page outside the staff side. */
  readonly isPublic?: boolean;
  /** What it is found by without being shown: another way to write a year. */
  readonly keys?: readonly string[];
  /** Its own texts besides the title. */
  readonly texts: readonly (readonly [SearchField, string])[];
  /** The title names what it is of, and does not find it alone. */
  readonly isTitleBeside?: boolean;
}

/** What the person may see; what they may not is empty. */
export interface SearchSource {
  readonly viewer: AccessSubject;
  readonly now: Date;
  readonly plans: readonly Pick<PlanDto, "definition" | "departments">[];
  /** By plan: what assessments are of. */
  readonly parts: ReadonlyMap<string, readonly PlanPart[]>;
  readonly reports: readonly ReportTextsDto[];
  readonly rounds: readonly Pick<RoundDto, "id" | "fy" | "title" | "instructions">[];
  readonly publications: readonly Pick<PublicationDto, "no" | "title" | "note" | "publishedAt">[];
  readonly people: readonly PersonDto[];
}
