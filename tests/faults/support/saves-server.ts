/**
 * A process that takes saves as the real server does: the front door, the real endpoint of reports behind it, the real
 * pool. Only the pages are left out, for which a test of faults would wait minutes. It takes a free port, and says which.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { NextRequest } from "next/server";
import { POST } from "@/app/api/reports/[kpiId]/[fy]/route";
import { openFrontDoor } from "@/server/front-door/server";

const ADDRESS = /^\/api\/reports\/([^/]+)\/([^/]+)$/;

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, kpiId = "", fy = ""] = ADDRESS.exec(request.url ?? "") ?? [];
  const asked = new NextRequest(`http://127.0.0.1${request.url}`, {
    method: "POST",
    headers: new Headers(request.headers as Record<string, string>),
    body: Readable.toWeb(request) as ReadableStream,
    duplex: "half",
  } as ConstructorParameters<typeof NextRequest>[1]);
  const answer = await POST(asked, { params: Promise.resolve({ kpiId, fy }) });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const door = await openFrontDoor({
  port: 0,
  host: "127.0.0.1",
  development: false,
  origin: process.env.APP_ORIGIN ?? "",
  inner: { handle, close: async () => undefined },
});
process.stdout.write(`listening ${door.port}\n`);
