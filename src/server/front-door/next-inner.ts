/** Next as what stands behind the front door. */
import next from "next";
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
  return { handle: (request, response) => toNext(request, response), close: () => app.close() };
}
