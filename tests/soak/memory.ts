/** The memory of a running server, asked of Node's own inspector: the program knows nothing of being measured. */
import { once } from "node:events";

export interface Memory {
  readonly atMs: number;
  /** What is still needed after everything else was collected. */
  readonly heapMb: number;
  readonly rssMb: number;
}

export interface MemoryProbe {
  readonly measure: () => Promise<Memory>;
  readonly close: () => void;
}

const MEGABYTE = 1024 * 1024;

/** @param port of `--inspect` */
export async function openMemoryProbe(port: number): Promise<MemoryProbe> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  if (!target) throw new Error("the inspector shows no program");
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, "open");
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.resolve(result);
  });
  socket.addEventListener("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("the server is gone"));
  });
  let last = 0;
  const ask = <T>(method: string, params: object = {}): Promise<T> => {
    last += 1;
    const id = last;
    const answered = new Promise<T>((resolve, reject) =>
      waiting.set(id, { resolve: resolve as (result: unknown) => void, reject }),
    );
    socket.send(JSON.stringify({ id, method, params }));
    return answered.finally(() => waiting.delete(id));
  };
  return {
    measure: async () => {
      await ask("HeapProfiler.collectGarbage");
      const { usedSize } = await ask<{ usedSize: number }>("Runtime.getHeapUsage");
      const { result } = await ask<{ result: { value: number } }>("Runtime.evaluate", {
        expression: "process.memoryUsage.rss()",
      });
      return { atMs: performance.now(), heapMb: usedSize / MEGABYTE, rssMb: result.value / MEGABYTE };
    },
    close: () => socket.close(),
  };
}
