/**
 * The whole start of `npm start` with a stand-in for the built pages, which a test of faults does not wait for.
 * `/api/health/ready` asks the database as the real one does; `/staff/slow` takes a second.
 */
import { runServer } from "@/cli/serving/server";
import type { Inner } from "@/server/front-door/answer";

await runServer({
  development: false,
  inner: async (): Promise<Inner> => {
    const { whyNotReady } = await import("@/server/health");
    return {
      handle: async (request, response) => {
        if (request.url === "/api/health/ready")
          response.statusCode = (await whyNotReady()) === null ? 200 : 503;
        if (request.url === "/staff/slow") await new Promise((resolve) => setTimeout(resolve, 1_000));
        response.end("inside");
      },
      close: async () => undefined,
    };
  },
});
