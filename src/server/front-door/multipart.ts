/** A form as browsers send it (RFC 7578), and nothing else that a lenient parser might make out of the same bytes. */

export interface FormPart {
  readonly name: string;
  readonly isFile: boolean;
  /** Of a file: nothing. Whoever reads it reads it from the request. */
  readonly text: string;
}

const FORM_TYPE = /^multipart\/form-data; ?boundary=([A-Za-z0-9'()+_,./:=?-]{1,70})$/i;

/** Browsers write `"` and line ends in a name percent-encoded; other control characters are in no name of ours. */
const PART_HEAD =
  /^\r\nContent-Disposition: form-data; name="([\t !#-~\x80-\xff]{0,1000})"(; filename="[\t !#-~\x80-\xff]{0,1000}")?(?:\r\nContent-Type: [\w.+-]{1,100}\/[\w.+-]{1,100}(?:; ?charset=utf-8)?)?\r\n\r\n/i;

export function isFormType(contentType: string): boolean {
  return FORM_TYPE.test(contentType);
}

/** @returns null for anything but a whole form */
export function formParts(contentType: string, body: Buffer): readonly FormPart[] | null {
  const boundary = FORM_TYPE.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  // As Latin-1, a text has a byte's place for each byte.
  const [before, ...pieces] = `\r\n${body.toString("latin1")}`.split(`\r\n--${boundary}`);
  const end = pieces.pop();
  if (before !== "" || (end !== "--" && end !== "--\r\n")) return null;
  const parts: FormPart[] = [];
  for (const piece of pieces) {
    const head = PART_HEAD.exec(piece);
    if (!head) return null;
    const isFile = head[2] !== undefined;
    const text = isFile ? "" : utf8(piece.slice(head[0].length));
    parts.push({ name: utf8(head[1] ?? ""), isFile, text });
  }
  return parts;
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}
