/** Units in words, and what a person is told about a figure that cannot be read. */
import type { Kpi } from "@/domain/plan/definition";
import { formatNumber, type QuantityFault } from "@/domain/plan/quantity";
import { decimal } from "@/domain/shared/decimal";

const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ["百万", 1_000_000],
  ["千", 1_000],
  ["万", 10_000],
  ["億", 100_000_000],
];

/** 1千枚＝1,000枚; null where the unit is the base unit, or does not say what that is. */
export function unitNote({ unit, scale }: Pick<Kpi, "unit" | "scale">): string | null {
  const prefix = MULTIPLIERS.find(([word, factor]) => factor === scale && unit.startsWith(word))?.[0];
  if (prefix === undefined || unit === prefix) return null;
  return `1${unit}＝${scale.toLocaleString("en-US")}${unit.slice(prefix.length)}`;
}

export function quantityFaultSentence(fault: QuantityFault): string {
  switch (fault.reason) {
    case "too_long":
      return `文字が多すぎます。数値だけを${fault.most}文字以内で入力してください。`;
    case "dash":
      return "「-」だけでは数値が分かりません。数値がまだない場合は「まだ出ていません」を選んでください。";
    case "not_a_number":
      return "数値として読めません。2500や12.5のように、数字で入力してください。";
    case "exponent":
      return "「1e5」のような指数の書き方は使えません。100000のように、すべての桁を入力してください。";
    case "bad_comma":
      return "桁区切りの「,」の位置が正しくありません。12,345のように3桁ごとに入れるか、「,」を使わずに入力してください。";
    case "wrong_unit":
      return fault.unit === null
        ? `「${fault.tail}」を付けずに、数値だけを入力してください。`
        : `この数値の単位は「${fault.unit}」です。「${fault.tail}」ではなく「${fault.unit}」で数えた値を、数値だけで入力してください。`;
    case "too_many_digits":
      return `桁が多すぎます。整数の部分は${fault.most}桁以内で入力してください。`;
    case "too_many_decimals":
      return fault.most === 0
        ? "小数点以下は入力できません。整数で入力してください。"
        : `小数点以下は${fault.most}桁までで入力してください。`;
    case "below_lowest": {
      const lowest = formatNumber(fault.limit, decimal(fault.limit).decimalPlaces());
      return decimal(fault.limit).isZero()
        ? "この数値はマイナスになりません。0以上の数値を入力してください。"
        : `この数値の下限は${lowest}${fault.unit}です。${lowest}以上の数値を入力してください。`;
    }
    case "above_limit": {
      const limit = formatNumber(fault.limit, decimal(fault.limit).decimalPlaces());
      return `この数値の上限は${limit}${fault.unit}です。${limit}以下の数値を入力してください。`;
    }
  }
}
