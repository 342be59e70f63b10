/** An order without an object: 「入力してください。」「0から6までの整数で入力してください。」 */
const WITHOUT_OBJECT = /^[^。をは]*(?:入力して|選んで)ください。$/;

/**
 * What is wrong with a field, where several such sentences stand together away from their fields: 「指標名を入力してください。」
 * 「上限：数値として読めません。」 Beside the field itself the sentence stands alone.
 * @param label what the field is called; null where it has no name
 */
export function namedSentence(label: string | null, sentence: string): string {
  if (!label || sentence.includes(label)) return sentence;
  return WITHOUT_OBJECT.test(sentence) ? `${label}を${sentence}` : `${label}：${sentence}`;
}
