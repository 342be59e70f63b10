/**
 * What a page sends to a server action: React's encoding of the arguments, of which our pages use a small part. Everything
 * else that React would decode (streams, promises, references to functions and modules) is refused here, before it is.
 */
import { type FormPart, formParts, isFormType } from "./multipart";

/** More than any page sends: the state before, and the form. */
const MAX_ARGUMENTS = 4;
const MAX_DEPTH = 32;

/**
 * Texts that begin with `$` mean something else: a text that does so itself, undefined, a number that JSON lacks, an
 * instant, or a form whose fields stand beside it.
 */
const MARKED =
  /^\$(?:\$[\s\S]*|undefined|NaN|-?Infinity|-0|D\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z|K[1-9a-f][0-9a-f]{0,3})$/;

/** Without JavaScript: the action's name in the form, with its bound arguments where it has some. */
const NAMED = /^\$ACTION_ID_([0-9a-f]{1,100})$/;
const BOUND = /^\$ACTION_REF_([\w-]{0,40})$/;
const FIELD_OF_BOUND = /^\$ACTION_([\w-]{0,40}):([01])$/;
const DESCRIPTION = /^\{"id":"([0-9a-f]{1,100})","bound":(?:"\$@1"|null)\}$/;
/** With JavaScript: the arguments are row 0, and a form's fields follow under its number. */
const FIELD_OF_FORM = /^_[1-9a-f][0-9a-f]{0,3}_/;

export interface ActionBody {
  /** The header `next-action`; without JavaScript there is none. */
  readonly action: string | undefined;
  readonly contentType: string;
}

/** Whether a body of this type can be a call at all. */
export function isCallType({ action, contentType }: ActionBody): boolean {
  if (isFormType(contentType)) return true;
  return action !== undefined && /^text\/plain(?:; ?charset=utf-8)?$/i.test(contentType);
}

/** @returns the ids of the actions that it calls; null when no page sends such a body */
export function calledActions(call: ActionBody, body: Buffer): readonly string[] | null {
  const { action, contentType } = call;
  if (!isFormType(contentType)) {
    return action !== undefined && isArguments(body.toString("utf8")) ? [action] : null;
  }
  const parts = formParts(contentType, body);
  if (parts === null) return null;
  if (action === undefined) return actionsOfForm(parts);
  return isRowsOfCall(parts) ? [action] : null;
}

function isRowsOfCall(parts: readonly FormPart[]): boolean {
  const rows = parts.filter(({ name }) => !FIELD_OF_FORM.test(name));
  const [row] = rows;
  return rows.length === 1 && row?.name === "0" && !row.isFile && isArguments(row.text);
}

function actionsOfForm(parts: readonly FormPart[]): readonly string[] | null {
  const own = parts.filter(({ name }) => name.startsWith("$ACTION"));
  if (own.some(({ isFile }) => isFile)) return null;
  const fields = new Map(own.map(({ name, text }) => [name, text]));
  if (fields.size !== own.length) return null;
  const ids: string[] = [];
  for (const [name, text] of fields) {
    const named = NAMED.exec(name)?.[1];
    const bound = BOUND.exec(name)?.[1];
    if (named !== undefined) ids.push(named);
    else if (bound !== undefined) {
      const id = DESCRIPTION.exec(fields.get(`$ACTION_${bound}:0`) ?? "")?.[1];
      if (id === undefined) return null;
      ids.push(id);
      if (text !== "" || !hasItsArguments(fields, bound)) return null;
    } else if (name !== "$ACTION_KEY" && !fields.has(`$ACTION_REF_${FIELD_OF_BOUND.exec(name)?.[1]}`)) {
      return null;
    }
  }
  // At most one of the form and one of the button that was pressed.
  return ids.length >= 1 && ids.length <= 2 ? ids : null;
}

function hasItsArguments(fields: ReadonlyMap<string, string>, bound: string): boolean {
  const isWithout = fields.get(`$ACTION_${bound}:0`)?.endsWith(":null}");
  const row = fields.get(`$ACTION_${bound}:1`);
  return isWithout ? row === undefined : row !== undefined && isArguments(row);
}

function isArguments(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  return Array.isArray(value) && value.length <= MAX_ARGUMENTS && isSayable(value, 0);
}

/** JSON, whose texts mean nothing that no page says. */
function isSayable(value: unknown, depth: number): boolean {
  if (typeof value === "string") return !value.startsWith("$") || MARKED.test(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((each) => isSayable(each, depth + 1));
  return Object.entries(value).every(([name, each]) => name !== "__proto__" && isSayable(each, depth + 1));
}
