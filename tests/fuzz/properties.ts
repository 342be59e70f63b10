/** The doors that need no server: whatever comes, it is read, or refused with a sentence; nothing is thrown. */
import fc from "fast-check";
import { parseQuantity } from "@/domain/plan/quantity";
import { decimal, toDecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isIsoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { withoutUnseen } from "@/domain/shared/typed-text";
import { calledActions } from "@/server/front-door/action-body";
import { day } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { parsePlanFile } from "@/server/plan/plan-file/schema";
import { parseReportChange } from "@/server/reports/change-input";
import { dateText, numberText, oddText, planFile, reportChange } from "./inputs";

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** A door, and what is tried at it. @throws where something that came is neither read nor refused */
export interface Door {
  readonly name: string;
  /** How many inputs `npm run fuzz` tries. */
  readonly inputs: number;
  readonly property: fc.IRawProperty<unknown>;
}

function door<T>(name: string, inputs: number, input: fc.Arbitrary<T>, holds: (input: T) => boolean): Door {
  return { name, inputs, property: fc.property(input, holds) as fc.IRawProperty<unknown> };
}

export const PURE_DOORS: readonly Door[] = [
  door("数値", 50_000, numberText, (text) => {
    const read = parseQuantity(text, { unit: "件" });
    if (!read.ok) return read.reason.length > 0;
    // Blank is what shows nothing.
    if (read.value === null) return withoutUnseen(text).trim() === "";
    // What was read is a plain number, and is read as itself again.
    const again = parseQuantity(read.value);
    return (
      again.ok && again.value === toDecimalString(decimal(read.value)) && /^-?\d+(\.\d+)?$/.test(read.value)
    );
  }),
  door("日付", 40_000, dateText, (text) => {
    const parsed = day.safeParse(text);
    if (!parsed.success) return Object.values(sentences(parsed.error)).every((said) => JAPANESE.test(said));
    return isIsoDate(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;
  }),
  door("計画ファイル", 2_000, planFile, (text) => {
    const parsed = parsePlanFile(text);
    return (
      parsed.ok || (parsed.errors.length > 0 && parsed.errors.every(({ message }) => JAPANESE.test(message)))
    );
  }),
  door("実績の内容", 8_000, reportChange, (body) => {
    const parsed = parseReportChange(body, { kpiId: toKpiId("t-count"), fy: fiscalYear(2025) });
    return parsed.ok || Object.values(parsed.errors).every((said) => JAPANESE.test(said));
  }),
  door(
    "サーバーアクションの本文",
    8_000,
    fc.tuple(
      fc.oneof(
        oddText,
        fc.json(),
        fc.json().map((text) => `["$K1",${text}]`),
      ),
      fc.constantFrom("text/plain;charset=UTF-8", "multipart/form-data; boundary=XX"),
      fc.boolean(),
    ),
    ([body, contentType, isFetch]) => {
      const call = { action: isFetch ? "ab".repeat(21) : undefined, contentType };
      const ids = calledActions(call, Buffer.from(body));
      return ids === null || ids.length > 0;
    },
  ),
];

/** @throws with the smallest input that breaks it */
export function tryDoor({ property }: Door, runs: number): void {
  fc.assert(property, { numRuns: runs });
}
