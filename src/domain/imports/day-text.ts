/** Days as people write them in a table: 令和8年3月31日, R8.3.31, 2026/3/31, 2026-03-31. */
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import { withoutUnseen } from "@/domain/shared/typed-text";

/** The year before the first one of each era. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
};

/** A cell of a date may carry a time. */
const DAY =
  /^(?:(令和|平成|昭和|R|H|S)\.?(元|\d{1,2})|(\d{4}))[年./-](\d{1,2})[月./-](\d{1,2})日?(?:現在|時点|T.*)?$/;

/** @returns null for whatever is not one day that exists */
export function readDay(text: string): IsoDate | null {
  const plain = withoutUnseen(text).normalize("NFKC").toUpperCase().replace(/\s+/g, "");
  const [whole, era, eraYear, western, month = "", day = ""] = DAY.exec(plain) ?? [];
  if (whole === undefined) return null;
  const year = era ? (ERAS[era] ?? 0) + (eraYear === "元" ? 1 : Number(eraYear)) : Number(western);
  const iso = `${String(year).padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(iso) ? iso : null;
}
