export const COMMANDS: readonly {
  readonly name: string;
  readonly call: string;
  readonly does: string;
  readonly file: string;
  readonly withTests?: boolean;
}[];
