/** 全国地方公共団体コード: five digits (JIS X 0401, JIS X 0402) and a check digit. */

/** JIS X 0402: the weight of each digit, and the modulus of their sum. */
const WEIGHTS = [6, 5, 4, 3, 2] as const;
const MODULUS = 11;

/** The sixth digit. @param five the first five digits */
export function checkDigitOf(five: string): string {
  const sum = WEIGHTS.reduce((before, weight, index) => before + weight * Number(five[index]), 0);
  return String((MODULUS - (sum % MODULUS)) % 10);
}

export function isMunicipalityCode(text: string): boolean {
  return /^\d{6}$/.test(text) && checkDigitOf(text) === text[5];
}
