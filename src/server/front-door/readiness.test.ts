import { once } from "node:events";
import { Agent, request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type Phase, unlessServing } from "./readiness";
import { type FrontDoor, openFrontDoor } from "./server";

let door: FrontDoor | null = null;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterEach(async () => {
  agent.destroy();
  await door?.close();
  door = null;
});

async function open(phase: () => Phase): Promise<FrontDoor> {
  door = await openFrontDoor({
    port: 0,
    host: "127.0.0.1",
    development: false,
    origin: "http://localhost",
    answers: [unlessServing(phase)],
    inner: {
      handle: async (_request, response) => void response.end("inside"),
      close: async () => undefined,
    },
  });
  return door;
}

/** Over the one connection of this test. */
async function ask(port: number, path: string) {
  const asked = request({ agent, host: "127.0.0.1", port, path }).end();
  const [response] = await once(asked, "response");
  let body = "";
  for await (const chunk of response) body += chunk;
  return {
    status: response.statusCode,
    body,
    connection: response.headers.connection,
    reused: asked.reusedSocket,
  };
}

describe("readiness", () => {
  it.each(["starting", "stopping"] as const)("is 503 while %s, and all else is answered", async (phase) => {
    const { port } = await open(() => phase);
    expect(await ask(port, "/api/health/ready")).toMatchObject({
      status: 503,
      body: `{"status":"unavailable","reason":"${phase}"}`,
    });
    expect(await ask(port, "/staff/sign-in")).toMatchObject({ status: 200, body: "inside" });
  });

  it("is asked further in while it serves", async () => {
    const { port } = await open(() => "serving");
    expect(await ask(port, "/api/health/ready")).toMatchObject({ status: 200, body: "inside" });
  });
});

describe("a gentle end", () => {
  it("answers what comes over a connection that waited, and says that it ends", async () => {
    const opened = await open(() => "stopping");
    expect(await ask(opened.port, "/staff")).toMatchObject({ connection: "keep-alive" });
    const closed = opened.close(true);
    expect(await ask(opened.port, "/staff")).toMatchObject({
      status: 200,
      connection: "close",
      reused: true,
    });
    await closed;
    door = null;
    await expect(ask(opened.port, "/staff")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});
