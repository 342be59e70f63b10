/**
 * A process that takes saves as the real server does: the front door, the real endpoint of reports behind it, the real
 * pool and what watches the database. Of the pages, for which a test of faults would wait minutes, there is one that asks
 * the database and fails as Next's do. It takes a free port, and says which.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { NextRequest } from "next/server";
import { GET as ready } from "@/app/api/health/ready/route";
import { POST } from "@/app/api/reports/[kpiId]/[fy]/route";
import { isDatabaseAway, whenDatabaseLeaves } from "@/server/db/availability";
import { db } from "@/server/db/client";
import { watchDisk } from "@/server/db/disk";
import { keepLine } from "@/server/db/line";
import { whileDatabaseIsAway } from "@/server/front-door/database-away";
import { openFrontDoor } from "@/server/front-door/server";

const ADDRESS = /^\/api\/reports\/([^/]+)\/([^/]+)$/;

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === "/api/health/live") return void response.end();
  if (request.url === "/api/health/ready") return send(await ready(), response);
  if (request.url === "/staff") return page(response);
  const [, kpiId = "", fy = ""] = ADDRESS.exec(request.url ?? "") ?? [];
  const asked = new NextRequest(`http://127.0.0.1${request.url}`, {
    method: "POST",
    headers: new Headers(request.headers as Record<string, string>),
    body: Readable.toWeb(request) as ReadableStream,
    duplex: "half",
  } as ConstructorParameters<typeof NextRequest>[1]);
  await send(await POST(asked, { params: Promise.resolve({ kpiId, fy }) }), response);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function page(response: ServerResponse): Promise<void> {
  try {
    response.end(`${await db().report.count()} reports`);
  } catch {
    response.statusCode = 500;
    response.write("<!DOCTYPE html>");
    response.end();
  }
}

const { MIN_FREE_MB } = process.env;
if (MIN_FREE_MB) watchDisk({ folder: tmpdir(), minFreeBytes: Number(MIN_FREE_MB) * 1024 * 1024 });
keepLine(process.env.DATABASE_URL ?? "", "ayumi_publication", () => undefined);

const door = await openFrontDoor({
  port: 0,
  host: "127.0.0.1",
  development: false,
  origin: process.env.APP_ORIGIN ?? "",
  answers: [whileDatabaseIsAway(isDatabaseAway)],
  inner: { handle, close: async () => undefined },
  whenDatabaseLeaves,
});
process.stdout.write(`listening ${door.port}\n`);
