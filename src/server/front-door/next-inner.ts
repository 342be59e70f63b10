/** Next as what stands behind the front door. */
import { readFileSync } from "node:fs";
import path from "node:path";
import next from "next";
import { z } from "zod";
import type { Inner } from "./answer";
import { routePattern } from "./route-names";

export interface NextOptions {
  /** The project's folder, with the build in `.next`. */
  readonly dir: string;
  readonly port: number;
  /** null: every address of this machine. */
  readonly host: string | null;
  readonly development: boolean;
}

export async function nextInner({ dir, port, host, development }: NextOptions): Promise<Inner> {
  if (!development) process.env.__NEXT_PRIVATE_ORIGIN = originInside(host, port);
  const app = next({ dev: development, dir, hostname: host ?? "localhost", port });
  await app.prepare();
  const toNext = app.getRequestHandler();
  return {
    handle: (request, response) => toNext(request, response),
    close: () => app.close(),
    // In development a page's actions are there once it was asked for.
    ...(development ? {} : { knowsAction: actionsOf(dir), routes: routesOf(dir) }),
  };
}

/**
 * Where Next asks itself for the page that an action redirects to. Left to itself it asks by the scheme that the browser
 * used, and meets a port without TLS where that was https.
 * @param host as it is listened on; null: every address
 */
export function originInside(host: string | null, port: number): string {
  const at = host === null || host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${at.includes(":") ? `[${at}]` : at}:${port}`;
}

const builtActions = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
});

function actionsOf(dir: string): NonNullable<Inner["knowsAction"]> {
  const file = path.join(dir, ".next", "server", "server-reference-manifest.json");
  const { node } = builtActions.parse(JSON.parse(readFileSync(file, "utf8")));
  const pages = new Map(
    Object.entries(node).map(([id, { workers }]) => [id, Object.keys(workers).map(routeOf)]),
  );
  return (id, asked) => pages.get(id)?.some((route) => asked === null || route.test(asked)) ?? false;
}

/** The addresses of a page, by its file: app/(staff)/staff/entry/[kpiId]/[fy]/page */
function routeOf(page: string): RegExp {
  const segments = page.split("/").slice(1, -1);
  return routePattern(`/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join("/")}`);
}

const builtRoutes = z.record(z.string(), z.string());

function routesOf(dir: string): string[] {
  const file = path.join(dir, ".next", "app-path-routes-manifest.json");
  return Object.values(builtRoutes.parse(JSON.parse(readFileSync(file, "utf8"))));
}
