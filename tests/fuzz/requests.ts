/** Requests to the doors of a real server: the ones that pages make, with something wrong in them. */
import { serverActions } from "@tests/fixtures/server-actions";
import fc from "fast-check";
import { dateText, numberText, oddText, oddValue, reportChange } from "./inputs";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Ends the sessions that everything else is tried with. */
const LEFT_OUT = new Set(["signOutAction"]);

function actionIds(): string[] {
  return [...serverActions()].flatMap(([name, id]) => (LEFT_OUT.has(name) ? [] : [id]));
}

const PAGES = [
  "/staff",
  "/staff/sign-in",
  "/staff/answer",
  "/staff/entry",
  "/staff/entry/paper-sheets/2025",
  "/staff/rounds",
  "/staff/accounts/new",
  "/staff/plan",
  "/staff/plan/dx-2/edit",
  "/staff/plan/file",
  "/staff/publications",
  "/staff/transfer",
  "/staff/nothing",
] as const;
const FIELDS = [
  ..."id roundId accountId kpiId fy planId revision version baseVersion seen itemsSeen title note reason dueOn opensOn".split(
    " ",
  ),
  ..."fingerprint no confirmed email password current token name role departmentId departmentName active party to".split(
    " ",
  ),
  ..."part act intent text file from decidedOn document field body url isPublic lastReadId requestId reports".split(
    " ",
  ),
  ...[
    "recipientIds[]",
    "reports[]",
    "asked[]",
    "keys[]",
    "decisions.paper-sheets/target.from",
    "planned.2027",
    "surveyed[]",
    "foreign",
  ],
];

const field = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...FIELDS) },
  { weight: 1, arbitrary: oddText },
);
const fieldText = fc.oneof(
  oddText,
  dateText,
  numberText,
  fc.uuid(),
  fc.constantFrom("dx-2", "paper-sheets", "0", "1", "yes"),
);
const fields = fc.array(fc.tuple(field, fieldText), { maxLength: 8 });

function form(parts: readonly (readonly [string, string])[]): string {
  const pieces = parts.map(([name, text]) => {
    const written = name.slice(0, 80).replace(/[\r\n"]/g, "_");
    const isFile = name === "file" ? '; filename="a.yaml"' : "";
    return `--XX\r\nContent-Disposition: form-data; name="${written}"${isFile}\r\n\r\n${text}\r\n`;
  });
  return `${pieces.join("")}--XX--\r\n`;
}

const FORM = "multipart/form-data; boundary=XX";
const TEXT = "text/plain;charset=UTF-8";
const plainArgument = fc.oneof(fc.dictionary(field, oddValue, { maxKeys: 6 }), oddValue);

/** What calls an action: as React writes it, nearly so, and not at all. */
function calls(ids: readonly string[]): fc.Arbitrary<Asked> {
  const id = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom("zz", "00".repeat(21)) },
  );
  const body = fc.oneof(
    {
      weight: 6,
      arbitrary: fields.map((parts) => ({
        type: FORM,
        body: form([...numbered(parts), ["0", '[null,"$K1"]']]),
      })),
    },
    {
      weight: 4,
      arbitrary: fc
        .array(plainArgument, { maxLength: 3 })
        .map((args) => ({ type: TEXT, body: JSON.stringify(args) })),
    },
    { weight: 1, arbitrary: fc.oneof(oddText, fc.json()).map((text) => ({ type: TEXT, body: text })) },
    { weight: 1, arbitrary: fields.map((parts) => ({ type: FORM, body: form(numbered(parts)) })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("$Q1", "$h1", "$@1", "$B1", "$1:a", "$T", "$r1"), oddText)
        .map(([mark, text]) => ({ type: TEXT, body: JSON.stringify([mark, text]) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("application/json", "multipart/form-data", "", "a/b"), oddText)
        .map(([type, text]) => ({ type, body: text })),
    },
  );
  const byScript = fc.tuple(fc.constantFrom(...PAGES), id, body).map(([page, action, sent]) => ({
    method: "POST",
    path: page,
    headers: { "next-action": action, ...(sent.type === "" ? {} : { "content-type": sent.type }) },
    body: sent.body,
  }));
  const withoutScript = fc
    .tuple(fc.constantFrom(...PAGES), id, fields, oddText)
    .map(([page, action, parts, odd]) => ({
      method: "POST",
      path: page,
      headers: { "content-type": FORM },
      body: form([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", JSON.stringify({ id: action, bound: "$@1" })],
        ["$ACTION_1:1", odd.length % 3 === 0 ? odd : "[null]"],
        ...parts,
      ]),
    }));
  return fc.oneof({ weight: 4, arbitrary: byScript }, { weight: 1, arbitrary: withoutScript });
}

const numbered = (parts: readonly (readonly [string, string])[]): [string, string][] =>
  parts.map(([name, text]) => [`_1_${name}`, text]);

const segment = fc.oneof(
  fc.constantFrom(
    "paper-sheets",
    "online-procedures",
    "digital-feeling",
    "2025",
    "2024",
    "dx-2",
    "1",
    "nothing",
  ),
  fc.uuid(),
  oddText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 300)),
  fc.constantFrom("%E0%A4%A", "%00", "%2e%2e", "..", "%5c", "a%2fb", "__proto__", "%F0%9F%92%A9"),
);
const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.oneof(
            fc.constantFrom(
              "fy",
              "plan",
              "kpi",
              "person",
              "action",
              "before",
              "filter",
              "token",
              "callbackUrl",
              "_rsc",
              "nxtPkpiId",
            ),
            oddText,
          ),
          oddText,
        ),
        { maxLength: 4 },
      )
      .map(
        (pairs) =>
          `?${pairs.map((pair) => pair.map((each) => encodeURIComponent(each.toWellFormed()).slice(0, 200)).join("=")).join("&")}`,
      ),
  },
);
const headers = fc.dictionary(
  fc.constantFrom(
    "rsc",
    "next-router-state-tree",
    "next-router-prefetch",
    "next-router-segment-prefetch",
    "next-url",
    "range",
    "if-none-match",
    "accept",
    "x-file-name",
    "content-type",
    "x-forwarded-host",
    "x-matched-path",
  ),
  fc.oneof(
    fc.constantFrom("1", "{{", "%5B%22%22%2C%7B%7D%5D", "/staff", "application/json", "*"),
    fc.string({ maxLength: 30 }).map((text) => text.trim()),
  ),
  { maxKeys: 3 },
);

const reads = fc
  .tuple(
    fc.constantFrom("GET", "GET", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PROPFIND"),
    fc.constantFrom(
      "/api/evidence",
      "/api/mails",
      "/api/plans",
      "/api/publications",
      "/api/audit",
      "/api/auth",
      "/api/health",
      "/api/reports",
      "/staff",
      "/staff/entry",
      "/staff/rounds",
      "/staff/accounts",
      "/staff/plan",
      "/_next",
      "/_next/static",
    ),
    fc.array(segment, { maxLength: 3 }),
    query,
    headers,
  )
  .map(([method, start, rest, search, more]) => ({
    method,
    path: [start, ...rest].join("/") + search,
    headers: more,
    body: "",
  }));

const reportAddress = fc
  .tuple(
    fc.oneof(fc.constantFrom("paper-sheets", "digital-feeling", "learning-events"), segment),
    fc.oneof(fc.constantFrom("2025", "2024", "2026"), segment),
  )
  .map(([kpiId, fy]) => `/api/reports/${kpiId}/${fy}`);
const changes = fc
  .tuple(
    reportAddress,
    fc.oneof(
      { weight: 6, arbitrary: reportChange.map((body) => JSON.stringify(body)) },
      { weight: 1, arbitrary: oddText },
    ),
  )
  .map(([address, body]) => ({
    method: "POST",
    path: address,
    headers: { "content-type": "application/json" },
    body,
  }));
const uploads = fc.tuple(reportAddress, oddText, oddText).map(([address, name, body]) => ({
  method: "POST",
  path: `${address}/evidence`,
  headers: { "x-file-name": encodeURIComponent(name.toWellFormed()).slice(0, 300) },
  body,
}));
const signIns = fc
  .tuple(
    fc.constantFrom("callback/credentials", "signin/oidc", "callback/oidc", "_log", "csrf", "session"),
    fc.constantFrom("application/x-www-form-urlencoded", "application/json", "multipart/form-data", ""),
    oddText,
    query,
  )
  .map(([endpoint, type, body, search]) => ({
    method: "POST",
    path: `/api/auth/${endpoint}${search}`,
    headers: type === "" ? {} : { "content-type": type },
    body,
  }));

export interface HttpDoor {
  readonly name: string;
  /** How many inputs `npm run fuzz` tries. */
  readonly inputs: number;
  readonly asked: fc.Arbitrary<Asked>;
}

export function httpDoors(): readonly HttpDoor[] {
  return [
    { name: "HTTP：サーバーアクション", inputs: 2_000, asked: calls(actionIds()) as fc.Arbitrary<Asked> },
    {
      name: "HTTP：API・アドレス・ヘッダー",
      inputs: 3_000,
      asked: fc.oneof(reads, changes, uploads, signIns) as fc.Arbitrary<Asked>,
    },
  ];
}
