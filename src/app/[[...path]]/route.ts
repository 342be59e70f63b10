import { archivedSite, currentSite } from "@/server/publication/serve/current-site";
import { respond } from "@/server/publication/serve/respond";

export const dynamic = "force-dynamic";

/** Every public path: the bytes of the current publication, as the front door answers them. */
async function answer(request: Request): Promise<Response> {
  const response = await respond(
    {
      method: request.method,
      path: new URL(request.url).pathname,
      // Next compresses for itself, and would do so a second time.
      acceptEncoding: null,
      ifNoneMatch: request.headers.get("if-none-match"),
    },
    await currentSite(),
    archivedSite,
  );
  return new Response(response.body ? new Uint8Array(response.body) : null, {
    status: response.status,
    headers: response.headers,
  });
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
