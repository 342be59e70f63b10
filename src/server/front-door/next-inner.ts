/** Next as what stands behind the front door. */
import { readFileSync } from "node:fs";
import path from "node:path";
import next from "next";
import { z } from "zod";
import type { Inner } from "./answer";
import { originInside } from "./origin-inside";
import { routePattern } from "./route-names";

export interface NextOptions {
  /** The project's folder. */
  readonly dir: string;
  /** Where in it the build is; null in development, where pages are built as they are asked for. */
  readonly build: string | null;
  readonly port: number;
  /** null: every address of this machine. */
  readonly host: string | null;
}

export async function nextInner({ dir, build, port, host }: NextOptions): Promise<Inner> {
  if (build !== null) {
    process.env.__NEXT_PRIVATE_ORIGIN = originInside(host, port);
    // Read by next.config.ts.
    process.env.AYUMI_BUILD_FOLDER = build;
  }
  const app = next({ dev: build === null, dir, hostname: host ?? "localhost", port });
  await app.prepare();
  const toNext = app.getRequestHandler();
  return {
    handle: (request, response) => toNext(request, response),
    close: () => app.close(),
    // In development a page's actions are there once it was asked for.
    ...(build === null
      ? {}
      : { knowsAction: actionsOf(path.join(dir, build)), routes: routesOf(path.join(dir, build)) }),
  };
}

const builtActions = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
});

function actionsOf(build: string): NonNullable<Inner["knowsAction"]> {
  const file = path.join(build, "server", "server-reference-manifest.json");
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

function routesOf(build: string): string[] {
  const file = path.join(build, "app-path-routes-manifest.json");
  return Object.values(builtRoutes.parse(JSON.parse(readFileSync(file, "utf8"))));
}
