/** What Next calls when a page or an action fails in it. */
import type { Instrumentation } from "next";

/**
 * Next gives such an error a digest, which the error page shows as the reference number: here it gets its line in the log,
 * in the form of every other.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logger } = await import("@/lib/logger");
  const reference =
    typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : null;
  // The query may hold a one-time token.
  const path = request.path.split("?")[0];
  logger.error(
    { err: error, reference, path, method: request.method, kind: context.routeType },
    "page failed",
  );
};
