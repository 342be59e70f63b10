/** Of a page's footer a spreadsheet shows no more (255 characters, codes included). */
const LONGEST = 180;

/** A text as it stands in a footer: & begins a code there. */
export function footerText(text: string): string {
  return [...text].slice(0, LONGEST).join("").replaceAll("&", "&&");
}
