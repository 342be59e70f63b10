/** Expected failures are coded values; unexpected ones throw. */

/** `unauthenticated` 401, `forbidden` 403, `not_found` 404, `conflict` 409, `invalid` 422, `busy` 503, `full` 507. */
const REFUSALS = [
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "invalid",
  "busy",
  "full",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export const REFUSAL_STATUS: Record<Refusal, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  busy: 503,
  full: 507,
};

/** What each means to a person, where whoever refused has said nothing more exact. */
export const REFUSAL_WORDS: Record<Refusal, string> = {
  unauthenticated: "サインインしてください。",
  forbidden: "この操作をする権限がありません。",
  not_found: "対象が見つかりません。",
  conflict: "画面を開いたあとに、内容が変わりました。画面を読み込み直して、もう一度お試しください。",
  invalid: "入力内容を確かめてください。",
  busy: "ただいま混み合っています。しばらくしてから、もう一度お試しください。",
  full: "サーバーのディスクの空きが足りないため、保存できませんでした。システム管理者に、ディスクの空きを増やすよう伝えてください。",
};

/** Sentences for a person, by the name of the field they belong to; "" for the form as a whole. */
export type FieldErrors = Readonly<Record<string, string>>;

export type Result<T, R extends string = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: R; readonly errors?: FieldErrors };

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refused<R extends string>(
  reason: R,
  errors?: FieldErrors,
): { ok: false; reason: R; errors?: FieldErrors } {
  return errors ? { ok: false, reason, errors } : { ok: false, reason };
}
