/** A text that is another one now. */
export interface TextDifference {
  /** Where it stands: "aim", "pillars[1].title"; of a part that is gone, where it stood: "former.pillars[1].title". */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}
