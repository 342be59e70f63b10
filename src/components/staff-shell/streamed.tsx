import { type ReactNode, Suspense } from "react";
import { ArriveAtHash } from "./arrive-at-hash";
import { PageSkeleton } from "./page-skeleton";

/** How long the frame waits for its page: what comes by then comes whole, without a flicker. */
const GRACE_MS = 250;

/**
 * A page that does not hold its frame: what takes long is told to be on its way, and follows. The frame's first byte
 * fixes the answer's status at 200: a page awaits whatever gives another one (who may see it, whether it exists, a
 * redirect) before it renders this.
 */
export async function Streamed({ content }: { content: () => Promise<ReactNode> }) {
  const coming = content();
  const whole = await Promise.race([coming.then((node) => ({ node })), pause(GRACE_MS)]);
  return (
    <Suspense fallback={<PageSkeleton />}>
      {whole ? whole.node : <Later content={coming} />}
      <ArriveAtHash />
    </Suspense>
  );
}

async function Later({ content }: { content: Promise<ReactNode> }) {
  return <>{await content}</>;
}

function pause(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}
