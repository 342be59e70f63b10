/** A front door on a free port with a stand-in for Next that tells what reached it. */
import { connect } from "node:net";
import { finishFiles } from "@/server/publication/editions";
import type { Site } from "@/server/publication/site";
import type { Inner } from "../answer";
import { type FrontDoor, type FrontDoorOptions, openFrontDoor } from "../server";

export const ORIGIN = "https://dx.example.lg.jp";

/** What the stand-in saw of a request, as it answers it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly rawHeaders: string[];
  readonly body: number;
}

/** Reads the body to its end and answers with what it saw; `/staff/slow` takes its time. */
export function echo(slowMs = 200): Inner & { readonly seen: Seen[] } {
  const seen: Seen[] = [];
  return {
    seen,
    handle: async (request, response) => {
      let body = 0;
      for await (const chunk of request) body += (chunk as Buffer).length;
      if (request.url === "/staff/slow") await new Promise((resolve) => setTimeout(resolve, slowMs));
      if (request.url === "/staff/broken") throw new Error("planted");
      const { method = "", url = "", headers, rawHeaders } = request;
      const what: Seen = { method, url, headers: headers as Record<string, string>, rawHeaders, body };
      seen.push(what);
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(what));
    },
    close: async () => undefined,
  };
}

export function openTestDoor(over: Partial<FrontDoorOptions> = {}): Promise<FrontDoor> {
  return openFrontDoor({
    port: 0,
    host: "127.0.0.1",
    development: false,
    origin: ORIGIN,
    inner: echo(),
    ...over,
  });
}

export interface RawAnswer {
  /** All that came until the connection was closed, byte by byte as Latin-1. */
  readonly text: string;
  readonly closedAfterMs: number;
}

/**
 * Writes bytes as they are and collects what comes back until the connection ends.
 * @param parts written one after the other; a function is called with the socket's `write` and may go on by itself
 */
export function raw(
  port: number,
  parts: string | ((write: (bytes: string) => void) => void),
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    // A reset is one of the ways a door is closed.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve({ text, closedAfterMs: performance.now() - startedAt }));
    socket.on("connect", () => {
      if (typeof parts === "string") socket.write(parts, "latin1");
      else parts((bytes) => void (socket.writable && socket.write(bytes, "latin1")));
    });
  });
}

/** The status codes of the answers in a connection's text, in order. */
export function statuses({ text }: RawAnswer): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
}

/** A publication of the given pages by route. */
export async function siteOf(
  no: number,
  pages: Readonly<Record<string, string>>,
  types: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const files = await finishFiles(
    Object.entries(pages).map(([path, text]) => ({
      path,
      contentType: types[path] ?? "text/html; charset=utf-8",
      body: new TextEncoder().encode(text),
    })),
    "current",
  );
  return {
    no,
    files: new Map(files.map(({ path, sha256, ...file }) => [path, { ...file, etag: `"${sha256}"` }])),
  };
}
