/** Which of a file's stored forms a request gets (RFC 9110, Accept-Encoding). */

export type Encoding = "br" | "gzip" | null;

/** @returns the best form that is both stored and accepted; null for the bytes as they are */
export function negotiate(
  acceptEncoding: string | null,
  stored: { readonly brotli: unknown; readonly gzip: unknown },
): Encoding {
  if (!acceptEncoding) return null;
  const weights = parseWeights(acceptEncoding);
  const weightOf = (name: string) => weights.get(name) ?? weights.get("*") ?? 0;
  const br = stored.brotli ? weightOf("br") : 0;
  const gz = stored.gzip ? weightOf("gzip") : 0;
  const best = Math.max(br, gz);
  // Plain bytes always do; they come first only where the client says so itself.
  if (best === 0 || (weights.get("identity") ?? 0) > best) return null;
  return br >= gz ? "br" : "gzip";
}

function parseWeights(acceptEncoding: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(",")) {
    const [name, ...parameters] = part.split(";").map((each) => each.trim());
    if (!name) continue;
    const q = parameters.find((each) => each.startsWith("q="));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    weights.set(name, Number.isFinite(weight) ? weight : 0);
  }
  return weights;
}
