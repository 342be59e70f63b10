/** A small OpenID provider: discovery, keys, and a token endpoint that gives what a test told it to say. */
import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeProvider {
  readonly issuer: string;
  /** The claims of the next ID token, beside the protocol's own. */
  claims: Record<string, unknown>;
  /** What the client sent to the token endpoint, newest last. */
  readonly tokenRequests: URLSearchParams[];
  /** The nonce of the authorization request; an ID token must repeat it. */
  nonce: string;
  /** What it answers instead of what was asked; null: nothing. */
  refuses: { readonly path: string; readonly status: number; readonly error: string } | null;
  close(): Promise<void>;
}

const KEY_ID = "test-key";

export async function startFakeProvider(clientId: string): Promise<FakeProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const sign = (claims: object) => {
    const signed = `${part({ alg: "RS256", typ: "JWT", kid: KEY_ID })}.${part(claims)}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url")}`;
  };
  let issuer = "";
  const tokenRequests: URLSearchParams[] = [];
  const server: Server = createServer((request, response) => {
    const answer = (body: unknown) => {
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(body));
    };
    const { refuses } = provider;
    if (refuses !== null && refuses.path === request.url) {
      response.statusCode = refuses.status;
      return answer({ error: refuses.error });
    }
    if (request.url === "/.well-known/openid-configuration") {
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    }
    if (request.url === "/keys") {
      return answer({
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: KEY_ID, use: "sig", alg: "RS256" }],
      });
    }
    if (request.url !== "/token") {
      response.statusCode = 404;
      return response.end();
    }
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      tokenRequests.push(new URLSearchParams(body));
      const now = Math.floor(Date.now() / 1000);
      const idToken = sign({
        iss: issuer,
        aud: clientId,
        iat: now,
        exp: now + 300,
        nonce: provider.nonce,
        ...provider.claims,
      });
      answer({ access_token: "access", token_type: "Bearer", expires_in: 300, id_token: idToken });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: FakeProvider = {
    issuer,
    claims: {},
    tokenRequests,
    nonce: "",
    refuses: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return provider;
}
