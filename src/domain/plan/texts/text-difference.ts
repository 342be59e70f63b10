import type { InitiativeId } from "@/domain/shared/initiative-id";

/** A text that is another one now. */
export interface TextDifference {
  /** Where it stands: "aim", "pillars[1].title"; of a part that is gone, where it stood: "former.pillars[1].title". */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The initiatives that it is about, where the path names none; left out of every other text. */
  readonly initiativeIds?: readonly InitiativeId[];
}
