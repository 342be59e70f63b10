/** Typed fields of a plan, read by the plan file's own readers, so that both doors accept the same. */
import type { Target } from "@/domain/plan/definition";
import { ARROW_BY_DIRECTION, NO_TARGET } from "@/domain/plan/notation";
import { parseQuantity } from "@/domain/plan/quantity";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { FIELD_WORDS, unsayableTarget } from "@/domain/words/ja/plan/plan-fields";
import { quantityFaultSentence } from "@/domain/words/ja/plan/quantity";
import { readFigure, readFiscalYear, readName, readText } from "@/server/plan/plan-file/values";

/** As a plan file allows it. */
const MAX_UNIT = 20;

export type Typed = Readonly<Record<string, string>>;

/** One of the words, or nothing. */
export function oneOf<const T extends string>(words: readonly T[]) {
  return (text: string): T | undefined => words.find((word) => word === text);
}

/** Reads one form; every field that is not accepted leaves its sentence, and a value that is not used. */
export class FieldReader {
  readonly errors: Record<string, string> = {};

  readonly #typed: Typed;

  constructor(typed: Typed) {
    this.#typed = typed;
  }

  raw(name: string): string {
    return (this.#typed[name] ?? "").trim();
  }

  refuse(name: string, sentence: string): void {
    this.errors[name] ??= sentence;
  }

  /** Whatever `read` takes from the text. */
  value<T>(name: string, read: (text: string) => T | undefined, sentence: string, instead: T): T {
    const value = read(this.raw(name));
    if (value === undefined) this.refuse(name, sentence);
    return value ?? instead;
  }

  /** One line; what was typed on several is one all the same. */
  text(name: string): string {
    const line = this.line(name);
    if (line === "") this.refuse(name, FIELD_WORDS.required);
    return line;
  }

  optionalText(name: string): string | null {
    return this.line(name) || null;
  }

  /** The name of a plan, a KPI, a site. */
  name(name: string): string {
    const line = this.line(name, readName);
    if (line === "") this.refuse(name, FIELD_WORDS.required);
    return line;
  }

  optionalName(name: string): string | null {
    return this.line(name, readName) || null;
  }

  private line(name: string, read = readText): string {
    const joined = this.raw(name).replace(/\s*[\r\n]+\s*/g, "");
    if (joined === "") return "";
    return this.value(name, () => read(joined), FIELD_WORDS.text, "");
  }

  /** A text a line; blank ones are passed over. */
  lines(name: string): string[] {
    return this.raw(name)
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((line) => {
        const read = readText(line);
        if (read === undefined) this.refuse(name, FIELD_WORDS.text);
        return read ?? "";
      });
  }

  unit(name: string): string {
    const read = (text: string) => {
      const unit = readText(text);
      return unit !== undefined && unit.length <= MAX_UNIT ? unit : undefined;
    };
    return this.value(name, read, FIELD_WORDS.unit, "");
  }

  year(name: string, instead: FiscalYear): FiscalYear {
    return this.value(name, readFiscalYear, FIELD_WORDS.year, instead);
  }

  optionalYear(name: string, instead: FiscalYear): FiscalYear | undefined {
    return this.raw(name) === "" ? undefined : this.year(name, instead);
  }

  /** ２，５００ is 2500; blank is null. */
  figure(name: string): DecimalString | null {
    const read = parseQuantity(this.raw(name));
    if (!read.ok) {
      this.refuse(name, quantityFaultSentence(read));
      return null;
    }
    if (read.value === null) return null;
    return this.value(name, () => readFigure(String(read.value)), FIELD_WORDS.figure, read.value);
  }

  /** The lowest figure that can be true; null: 「なし」; undefined where it is left to the plan's figures. */
  lowest(name: string): DecimalString | null | undefined {
    const typed = this.raw(name);
    if (typed === FIELD_WORDS.unlimited) return null;
    return typed === "" ? undefined : (this.figure(name) ?? undefined);
  }

  /** A figure, 上昇 or 低下 (or their arrows), — for none; blank is null. */
  target(name: string): Target | null {
    const typed = this.raw(name);
    if (typed === "") return null;
    if (TREND.includes(typed)) return { kind: "trend" };
    if (NONE.includes(typed)) return { kind: "none" };
    const value = this.targetFigure(name);
    return value === null ? null : { kind: "number", value };
  }

  /** The number of a target; what no plan can say is told as the plan file tells it. */
  targetFigure(name: string): DecimalString | null {
    const why = readFigure(this.raw(name)) === undefined ? unsayableTarget(this.raw(name)) : null;
    if (why === null) return this.figure(name);
    this.refuse(name, why);
    return null;
  }
}

const TREND: readonly string[] = [ARROW_BY_DIRECTION.up, ARROW_BY_DIRECTION.down, ...FIELD_WORDS.trend];
const NONE: readonly string[] = [NO_TARGET, ...FIELD_WORDS.none];
