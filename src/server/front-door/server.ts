/**
 * The one HTTP server of the system. Whatever can be answered from memory stands before Next; Next answers the rest.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import next from "next";
import { refuseLargeBody } from "./body-limit";
import { cleanHeaders, trustedProxies } from "./client-address";
import { refuseForeignOrigin } from "./own-origin";

/** Slow or silent clients: Node's own defaults close only after more than a minute. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
const CHECK_INTERVAL_MS = 2_000;
const KEEP_ALIVE_MS = 5_000;
/** Above this, new connections wait in the operating system's queue. */
const MAX_CONNECTIONS = 2_000;
/** Requests that Next works on at once; more are asked to come back, instead of hanging until they fail. */
const MAX_IN_NEXT = 400;
/** How long requests in progress may take when the server ends. */
const DRAIN_MS = 4_000;

/** Answers a request and says so, or leaves it (false) to the next one. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export type FrontDoorOptions = {
  /** The project's folder, with the build in `.next`. */
  dir: string;
  port: number;
  /** null: every address of this machine. */
  host: string | null;
  development: boolean;
  /** What a browser's address bar shows: the one origin whose forms are taken. */
  origin: string;
  /** Addresses or networks of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies?: readonly string[];
  /** Asked in this order before Next. */
  answers?: readonly Answer[];
};

export type FrontDoor = { close: () => Promise<void> };

/**
 * Starts serving.
 * @throws the error of `listen` (with its `code`) when the address cannot be used
 */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const server = createServer({ connectionsCheckingInterval: CHECK_INTERVAL_MS });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MAX_CONNECTIONS;

  const app = next({
    dev: options.development,
    dir: options.dir,
    hostname: options.host ?? "localhost",
    port: options.port,
    httpServer: server,
  });
  await app.prepare();
  const toNext = app.getRequestHandler();
  const answers = options.answers ?? [];
  const proxies = trustedProxies(options.trustedProxies ?? []);
  let inNext = 0;

  server.on("request", async (request, response) => {
    try {
      for (const answer of answers) {
        if (await answer(request, response)) return;
      }
      if (refuseForeignOrigin(request, response, options.origin) || refuseLargeBody(request, response))
        return;
      if (inNext >= MAX_IN_NEXT) {
        response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "2" });
        response.end("ただいま混み合っています。しばらくしてからもう一度お試しください。\n");
        return;
      }
      cleanHeaders(request, proxies);
      inNext += 1;
      response.once("close", () => {
        inNext -= 1;
      });
      await toNext(request, response);
    } catch {
      // Next reports its own errors; what arrives here has no page any more.
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
      response.end("エラーが起きました。");
    }
  });
  // A broken request line or an oversized header: Node's default answer, without an exception.
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    const status =
      error.code === "HPE_HEADER_OVERFLOW"
        ? "431 Request Header Fields Too Large"
        : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
          ? "408 Request Timeout"
          : "400 Bad Request";
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  });

  await listen(server, options);
  return {
    close: async () => {
      await drain(server);
      await app.close();
    },
  };
}

function listen(server: Server, { port, host }: FrontDoorOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: host ?? undefined }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** No new connections; those in use may finish for a while, then all are closed. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
