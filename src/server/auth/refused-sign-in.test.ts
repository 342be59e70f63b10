/** What next-auth says of a failure, as it says it, and the one line that an administrator finds. */
import { afterEach, expect, it, vi } from "vitest";
import { logger } from "@/lib/logger";
import { logNextAuthFailure } from "./refused-sign-in";

afterEach(() => vi.restoreAllMocks());

function lines(tell: () => void): [string, unknown, unknown][] {
  const levels = ["warn", "error"] as const;
  const heard = levels.map((level) => vi.spyOn(logger, level).mockImplementation(() => undefined));
  tell();
  return heard.flatMap((spy, nth) =>
    spy.mock.calls.map(([fields, message]): [string, unknown, unknown] => [
      levels[nth] ?? "",
      fields,
      message,
    ]),
  );
}

const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

it.each<[string, string, Error, string, string]>([
  ["no provider", "SIGNIN_OAUTH_ERROR", withCode("connect", "ECONNREFUSED"), "error", "provider_unreachable"],
  [
    "another server in its place",
    "SIGNIN_OAUTH_ERROR",
    new Error("expected 200 OK, got: 404 Not Found"),
    "error",
    "provider_unreachable",
  ],
  [
    "a provider that is gone when the code is exchanged",
    "OAUTH_CALLBACK_ERROR",
    withCode("getaddrinfo", "ENOTFOUND"),
    "error",
    "provider_unreachable",
  ],
  [
    "a silent one",
    "OAUTH_CALLBACK_ERROR",
    new Error("outgoing request timed out after 3500ms"),
    "error",
    "provider_unreachable",
  ],
  [
    "a certificate of nobody's",
    "OAUTH_CALLBACK_ERROR",
    withCode("self-signed certificate in certificate chain", "SELF_SIGNED_CERT_IN_CHAIN"),
    "error",
    "provider_unreachable",
  ],
  [
    "a wrong secret",
    "OAUTH_CALLBACK_ERROR",
    new Error("invalid_client (client authentication failed)"),
    "error",
    "client_refused",
  ],
  [
    "a wrong secret, by its status alone",
    "OAUTH_CALLBACK_ERROR",
    new Error("expected 200 OK, got: 401 Unauthorized"),
    "error",
    "client_refused",
  ],
  ["a forged state", "OAUTH_CALLBACK_ERROR", new Error("state mismatch"), "warn", "answer_unusable"],
  ["a code used twice", "OAUTH_CALLBACK_ERROR", new Error("invalid_grant"), "warn", "answer_unusable"],
  [
    "a person who gave up",
    "OAUTH_CALLBACK_HANDLER_ERROR",
    new Error("access_denied"),
    "warn",
    "provider_refused",
  ],
])("%s", (_name, code, error, level, cause) => {
  const metadata = { error, providerId: "oidc", code: "the request's own" };
  expect(lines(() => logNextAuthFailure(code, metadata))).toEqual([
    [level, { method: "oidc", cause, reason: expect.stringMatching(/^\w/) }, "sign-in: refused"],
  ]);
});

it("writes down no value that was compared", () => {
  const error = new Error("state mismatch, expected a-secret, got: anything");
  const [[, fields] = []] = lines(() => logNextAuthFailure("OAUTH_CALLBACK_ERROR", { error }));
  expect(fields).toMatchObject({ reason: "state mismatch" });
});

it("tells once what next-auth tells and throws on", () => {
  const error = new Error("access_denied");
  const told = lines(() => {
    logNextAuthFailure("OAUTH_CALLBACK_HANDLER_ERROR", { error, providerId: "oidc" });
    logNextAuthFailure("OAUTH_CALLBACK_ERROR", error);
  });
  expect(told).toHaveLength(1);
});

it("keeps the stack of a failure of its own, and tells it from a refusal where nobody was signing in", () => {
  const err = new Error("a bug");
  expect(lines(() => logNextAuthFailure("OAUTH_CALLBACK_ERROR", err))).toEqual([
    ["error", { method: "oidc", cause: "unexpected", err }, "sign-in: refused"],
  ]);
  const other = new Error("the database is away");
  expect(lines(() => logNextAuthFailure("SESSION_ERROR", other)).at(-1)).toEqual([
    "error",
    { code: "SESSION_ERROR", err: other },
    "session failed",
  ]);
});
