/** A request's body, looked at as a whole before anybody reads it. */
import type { IncomingMessage } from "node:http";

export interface HeldBody {
  /** All of it; null when it did not come to its end. */
  readonly whole: Promise<Buffer | null>;
  /** Lets the request be read as if the body had just come. */
  release(): void;
}

/**
 * Keeps what comes in away from the request's readers. To be called before anything else looks at the body; what bounds its
 * size must be put around it afterwards.
 */
export function holdBody(request: IncomingMessage): HeldBody {
  const chunks: Buffer[] = [];
  const push = request.push;
  const whole = new Promise<Buffer | null>((resolve) => {
    request.once("close", () => resolve(null));
    request.push = (chunk: Buffer | null) => {
      if (chunk === null) resolve(Buffer.concat(chunks));
      else chunks.push(chunk);
      return true;
    };
  });
  return {
    whole,
    release: () => {
      request.push = push;
      for (const chunk of chunks) request.push(chunk);
      request.push(null);
    },
  };
}
