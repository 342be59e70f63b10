/** Which of a file's stored forms a request gets (RFC 9110, Accept-Encoding). */

export type Encoding = "br" | "gzip" | null;

/** What a browser sends is always one of a few texts; anything longer or rarer is worked out each time. */
const REMEMBERED_TEXTS = 200;
const REMEMBERED_LENGTH = 100;

type Weights = { readonly br: number; readonly gzip: number; readonly identity: number };
const remembered = new Map<string, Weights>();

/** @returns the best form that is both stored and accepted; null for the bytes as they are */
export function negotiate(
  acceptEncoding: string | null | undefined,
  stored: { readonly brotli: unknown; readonly gzip: unknown },
): Encoding {
  if (!acceptEncoding) return null;
  const weights = remembered.get(acceptEncoding) ?? weigh(acceptEncoding);
  const br = stored.brotli ? weights.br : 0;
  const gzip = stored.gzip ? weights.gzip : 0;
  const best = Math.max(br, gzip);
  // Plain bytes always do; they come first only where the client says so itself.
  if (best === 0 || weights.identity > best) return null;
  return br >= gzip ? "br" : "gzip";
}

function weigh(acceptEncoding: string): Weights {
  const given = parseWeights(acceptEncoding);
  const any = given.get("*") ?? 0;
  const weights: Weights = {
    br: given.get("br") ?? any,
    gzip: given.get("gzip") ?? any,
    identity: given.get("identity") ?? 0,
  };
  if (acceptEncoding.length <= REMEMBERED_LENGTH && remembered.size < REMEMBERED_TEXTS) {
    remembered.set(acceptEncoding, weights);
  }
  return weights;
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
