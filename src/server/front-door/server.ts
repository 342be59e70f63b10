/**
 * The one HTTP server of the system. Whatever can be answered from memory stands before Next; Next answers the rest.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type BlockList, Server as NetServer, type Socket } from "node:net";
import { inRequest, type RequestContext } from "@/lib/request-context";
import { reportUnexpected } from "@/lib/unexpected";
import { type ActionCall, holdCall, refuseUnreadableCall } from "./action-request";
import type { Answer, AtOnce, Inner } from "./answer";
import { type Answered, answerLog } from "./answer-log";
import { refuseOddAuth } from "./auth-request";
import { bodyLimitOf, hasBody, refuseLargeBody } from "./body-limit";
import { cleanHeaders, trustedProxies } from "./client-address";
import { answerClientError } from "./client-error";
import { innerHeaders } from "./inner-headers";
import { applyLimits, LIMITS, type Limits } from "./limits";
import { takeLinkToken } from "./link-token";
import { refuseForeignOrigin } from "./own-origin";
import { normaliseTarget, pathOf } from "./paths";
import { refuse } from "./refusal";
import { REQUEST_ID_HEADER, requestIdOf } from "./request-id";
import { routeNames } from "./route-names";
import { type Leaving, withSaid } from "./said-answer";
import { refuseMalformed } from "./well-formed";

export type FrontDoorOptions = {
  port: number;
  /** null: every address of this machine. */
  host: string | null;
  development: boolean;
  /** What a browser's address bar shows: the one origin whose forms are taken. */
  origin: string;
  /** Addresses or networks of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies?: readonly string[];
  /** Asked before anything else of a request without a body. */
  atOnce?: AtOnce;
  /** Asked in this order, before `inner`. */
  answers?: readonly Answer[];
  /** The texts of the style elements that `inner`'s pages carry; the content policy lets no other apply. */
  styles?: readonly string[];
  /** Takes what no answer took. */
  inner: Inner;
  /** Whoever then waits for the database is told. */
  whenDatabaseLeaves?: Leaving;
  /** A line in the log for every answer. */
  accessLog?: boolean;
  /** Whoever counts the answers. */
  onAnswered?: (answered: Answered) => void;
  /** Other limits than the usual ones. */
  limits?: Partial<Limits>;
};

interface Numbered {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}

/**
 * A class, as one getter then serves all requests: of a literal each would have a hidden class of its own, which V8 keeps among
 * the old objects, and with it the request, until it looks through those. That took a fifth of an answer's time.
 */
class Context implements RequestContext {
  userId: string | null = null;

  constructor(
    readonly requestId: string,
    private readonly path: string,
    private readonly routeOf: (path: string) => string,
  ) {}

  get route(): string {
    return this.routeOf(this.path);
  }
}

/** A request on its way to `inner`. */
interface Asked extends Numbered {
  readonly call: ActionCall | null;
}

export type FrontDoor = {
  /** The port it listens on: the one asked for, or a free one when that was 0. */
  port: number;
  /**
   * Takes no new connection, lets what is under way finish, then ends.
   * @param gently connections that wait for their next request are left to whoever opened them: a proxy may be sending one
   *   at this moment. It is answered, with the word that the connection ends.
   */
  close: (gently?: boolean) => Promise<void>;
};

/**
 * Starts serving.
 * @throws the error of `listen` (with its `code`) when the address cannot be used
 */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const limits = { ...LIMITS, ...options.limits };
  const server = createServer({
    connectionsCheckingInterval: limits.checkMs,
    // Nearly no request has a body: the life cycle of a stream that nobody reads is a seventh of a public answer's cost.
    optimizeEmptyRequests: true,
    // Next would take over a socket that asks to be upgraded, past everything below. Only its development pages may.
    shouldUpgradeCallback: () => options.development,
  });
  applyLimits(server, limits);
  const answers = options.answers ?? [];
  const proxies = trustedProxies(options.trustedProxies ?? []);
  const toInner = innerRoute(options, limits, proxies);
  const routeOf = routeNames(options.inner.routes ?? []);
  const log = answerLog({ accessLog: options.accessLog ?? false, onAnswered: options.onAnswered });

  let isClosing = false;
  server.on("request", (request, response) => {
    if (isClosing) response.shouldKeepAlive = false;
    const startedAt = performance.now();
    const requestId = requestIdOf(request, proxies);
    if (!answeredAtOnce(request, response, requestId, startedAt))
      answerAsRequest({ request, response, requestId }, startedAt);
  });

  const answerAsRequest = ({ request, response, requestId }: Numbered, startedAt: number): void => {
    const isAddressed = normaliseTarget(request);
    // Noted now: Next changes the address.
    const path = pathOf(request);
    const context = new Context(requestId, path, routeOf);
    inRequest(context, () => {
      const isDone = isAddressed && begin(request, response, requestId);
      if (!isAddressed) refuseUnaddressed(response, requestId);
      if (!isDone || log.wantsAll) log.watch(request.method ?? "", path, response, context, startedAt);
    });
  };

  /**
   * Nothing that happens here is told to the log as of this request: to say so in advance costs as much as the answer. Nor is a
   * function made here: each would be one more object to every answer.
   */
  const answeredAtOnce = (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    startedAt: number,
  ): boolean => {
    const { atOnce } = options;
    if (atOnce === undefined || hasBody(request)) return false;
    try {
      if (!atOnce(request, response, requestId)) return false;
      if (!log.wantsAll) return true;
    } catch (error) {
      failAsRequest(error, { request, response, requestId });
    }
    const context = new Context(requestId, pathOf(request), routeOf);
    log.watch(request.method ?? "", pathOf(request), response, context, startedAt);
    return true;
  };
  const failAsRequest = (error: unknown, asked: Numbered): void => {
    const context = new Context(asked.requestId, pathOf(asked.request), routeOf);
    inRequest(context, () => fail(error, asked));
  };

  /** @returns whether it was answered at once, from memory */
  const begin = (request: IncomingMessage, response: ServerResponse, requestId: string): boolean => {
    try {
      // Before the limit: what goes beyond it is cut off where the bytes come in.
      const call = holdCall(request);
      if (hasBody(request)) {
        response.setHeader(REQUEST_ID_HEADER, requestId);
        if (refuseLargeBody(request, response, bodyLimitOf(request, limits))) return false;
      }
      for (let index = 0; index < answers.length; index += 1) {
        const answered = answers[index]?.(request, response, requestId);
        if (answered === true) return true;
        // From here on it takes a while anyway.
        if (answered) {
          void later(answered, index + 1, { request, response, requestId, call });
          return false;
        }
      }
      void settle(toInner({ request, response, requestId, call }), { request, response, requestId });
    } catch (error) {
      fail(error, { request, response, requestId });
    }
    return false;
  };
  server.on("clientError", answerClientError);
  server.on("connect", (_request, socket) => answerClientError({ code: "NOT_A_PROXY" }, socket as Socket));

  const later = async (answered: Promise<boolean>, from: number, asked: Asked) => {
    const { request, response, requestId } = asked;
    try {
      if (await answered) return;
      for (const answer of answers.slice(from)) if (await answer(request, response, requestId)) return;
      await toInner(asked);
    } catch (error) {
      fail(error, asked);
    }
  };

  const port = await listen(server, options);
  return {
    port,
    close: async (gently = false) => {
      isClosing = true;
      await (gently ? drainGently : drain)(server, limits.drainMs);
      await options.inner.close();
    },
  };
}

/** The way to `inner`: checked, counted, and with only those headers that a client may send. */
function innerRoute(options: FrontDoorOptions, limits: Limits, proxies: BlockList) {
  const { inner, origin, development, styles = [] } = options;
  const knows = inner.knowsAction ?? (() => true);
  const leaving = options.whenDatabaseLeaves ?? (() => () => undefined);
  const setHeaders = innerHeaders({ origin, development, styles });
  let inNext = 0;
  return async ({ request, response, requestId, call }: Asked): Promise<void> => {
    const policy = setHeaders(pathOf(request), response);
    response.setHeader(REQUEST_ID_HEADER, requestId);
    if (refuseMalformed(request, response, { development })) return;
    if (refuseOddAuth(request, response, origin)) return;
    if (takeLinkToken(request, response)) return;
    if (refuseForeignOrigin(request, response, origin)) return;
    if (inNext >= limits.inNext) {
      refuse(response, 503, "ただいま混み合っています。しばらくしてからもう一度お試しください。", {
        "Retry-After": "2",
      });
      return;
    }
    if (call !== null && (await refuseUnreadableCall(call, response, knows))) return;
    cleanHeaders(request, proxies, { origin, policy });
    inNext += 1;
    response.once("close", () => {
      inNext -= 1;
    });
    waitForAnswer(request, response, limits.idleMs);
    await withSaid(request, response, leaving, () => inner.handle(request, response));
  };
}

/**
 * A connection is silent as well while its request is being worked on, and a publication takes minutes on a busy machine. Cut
 * off, a browser sends the form once more by itself. What takes too long is ended by whoever does it.
 */
function waitForAnswer(request: IncomingMessage, response: ServerResponse, idleMs: number): void {
  response.on("timeout", (socket: Socket) => {
    const isOurTurn = !response.headersSent && (!hasBody(request) || request.complete);
    if (isOurTurn) socket.setTimeout(idleMs);
    else socket.destroy();
  });
}

function refuseUnaddressed(response: ServerResponse, requestId: string): void {
  const headers = { Connection: "close", [REQUEST_ID_HEADER]: requestId };
  refuse(response, 400, "アドレスの形が正しくありません。", headers);
}

async function settle(work: Promise<void>, asked: Numbered): Promise<void> {
  try {
    await work;
  } catch (error) {
    fail(error, asked);
  }
}

/** Next reports its own errors; what arrives here has no page any more. */
function fail(error: unknown, { request, response, requestId }: Numbered): void {
  // The client went away, or was cut off, in the middle of its request: nobody's error.
  // A request without a body counts as destroyed from its beginning.
  const isCutOff = hasBody(request) && request.destroyed && !request.complete;
  if (response.destroyed || isCutOff) return;
  const told = "エラーが起きました。しばらくしてからもう一度お試しください。";
  const sentence = reportUnexpected(error, { what: "request failed", told });
  if (response.headersSent) response.destroy();
  else refuse(response, 500, sentence, { [REQUEST_ID_HEADER]: requestId });
}

function listen(server: Server, { port, host }: FrontDoorOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: host ?? undefined }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** How often a connection that has finished its request is looked for, while the server ends. */
const DRAIN_CHECK_MS = 50;

/** No new connections; those in use may finish for a while, then all are closed. */
function drain(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that was busy becomes idle, and would be kept alive for the next request.
    const idle = setInterval(() => server.closeIdleConnections(), DRAIN_CHECK_MS);
    const all = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(all);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** No new connections; those that are there end by themselves when they are not used any more. */
function drainGently(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const all = setTimeout(() => server.closeAllConnections(), drainMs);
    // That of HTTP would close the connections that wait.
    NetServer.prototype.close.call(server, () => {
      clearTimeout(all);
      resolve();
    });
  });
}
