/** Whoever is not let in, by whatever way, is one line of the log with one message: an administrator looks for that alone. */
import { logger } from "@/lib/logger";
import { isUnreachable } from "@/lib/unreachable";

type Method = "password" | "second_factor" | "oidc";

type RefusalCause =
  | "too_many_attempts"
  | "wrong_password"
  | "wrong_code"
  | "no_account"
  | "account_not_in_use"
  | "claim_missing_or_unusable"
  | "address_not_verified"
  | ProviderCause
  | "unexpected";

type ProviderCause = "provider_unreachable" | "client_refused" | "provider_refused" | "answer_unusable";

/** No address as typed, no claim's value, no code and no password is in it. */
export interface Refusal {
  readonly method: Method;
  readonly cause: RefusalCause;
  readonly account?: string | undefined;
  readonly claims?: readonly string[];
  readonly address?: string;
  readonly waitSeconds?: number;
  /** What the provider, or the library, said. */
  readonly reason?: string;
  readonly err?: unknown;
}

export function logRefusedSignIn(refusal: Refusal): void {
  // Nobody gets in by this way until somebody mends it.
  const isOurs = ["provider_unreachable", "client_refused", "unexpected"].includes(refusal.cause);
  logger[isOurs ? "error" : "warn"](refusal, "sign-in: refused");
}

/** next-auth tells what it throws on as well. */
const told = new WeakSet<Error>();

/** @param code of next-auth's logger @param metadata an error, or an object with one and with the request's parameters */
export function logNextAuthFailure(code: string, metadata: unknown): void {
  const { err, isOfTheProtocol } = readMetadata(metadata);
  if (err !== null && told.has(err)) return;
  if (err !== null) told.add(err);
  if (!/^(SIGNIN|OAUTH|CALLBACK)_/.test(code)) logger.error({ code, err }, "session failed");
  else if (err !== null && isOfTheProtocol) {
    logRefusedSignIn({ method: "oidc", cause: providerCause(code, err), reason: reasonOf(err) });
  } else logRefusedSignIn({ method: "oidc", cause: "unexpected", err });
}

/** An error that comes alone is one of this program; those of the protocol name their provider. */
function readMetadata(metadata: unknown): { err: Error | null; isOfTheProtocol: boolean } {
  if (metadata instanceof Error) return { err: metadata, isOfTheProtocol: false };
  const within =
    typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : null;
  return { err: within instanceof Error ? within : null, isOfTheProtocol: true };
}

/** "state mismatch, expected …, got: …": what was compared is a secret, or whatever a browser sent. */
function reasonOf({ message }: Error): string {
  return message.replace(/, (expected|got:?) .*$/s, "");
}

/** Of OAuth (RFC 6749, 5.2), and what a server says that answers with a status alone. */
const CLIENT_REFUSED = /^(invalid_client|unauthorized_client)\b|got: 40[13] /;
/** openid-client's own words where the provider's description, keys or tokens are not to be had. */
const UNREACHABLE = /timed out|certificate|got: (404|5\d\d) /i;

/** @param err of discovery, of the exchange of the code, or of what came back through the browser, which may be anything */
function providerCause(code: string, err: Error): ProviderCause {
  if (code === "OAUTH_CALLBACK_HANDLER_ERROR") return "provider_refused";
  if (CLIENT_REFUSED.test(err.message)) return "client_refused";
  if (code === "SIGNIN_OAUTH_ERROR" || isUnreachable(err) || UNREACHABLE.test(err.message)) {
    return "provider_unreachable";
  }
  return "answer_unusable";
}
