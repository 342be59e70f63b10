/** Next as what stands behind the front door. */
import { readFileSync } from "node:fs";
import path from "node:path";
import next from "next";
import { z } from "zod";
import type { Inner } from "./answer";

export interface NextOptions {
  /** The project's folder, with the build in `.next`. */
  readonly dir: string;
  readonly port: number;
  /** null: every address of this machine. */
  readonly host: string | null;
  readonly development: boolean;
}

export async function nextInner({ dir, port, host, development }: NextOptions): Promise<Inner> {
  const app = next({ dev: development, dir, hostname: host ?? "localhost", port });
  await app.prepare();
  const toNext = app.getRequestHandler();
  return {
    handle: (request, response) => toNext(request, response),
    close: () => app.close(),
    // In development a page's actions are there once it was asked for.
    ...(development ? {} : { knowsAction: actionsOf(dir) }),
  };
}

const builtActions = z.object({ node: z.record(z.string(), z.unknown()) });

function actionsOf(dir: string): (id: string) => boolean {
  const file = path.join(dir, ".next", "server", "server-reference-manifest.json");
  const { node } = builtActions.parse(JSON.parse(readFileSync(file, "utf8")));
  const ids = new Set(Object.keys(node));
  return (id) => ids.has(id);
}
