import { createServer } from "node:net";
import { OperatorError } from "@/lib/operator-error";

/**
 * Proves that the server can listen there, before anything long begins.
 * @param host null: every address
 * @throws OperatorError
 */
export function checkPort(port: number, host: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, port, host)));
    probe.listen({ port, host: host ?? undefined }, () => probe.close(() => resolve()));
  });
}

/** The sentence for a failed `listen`. */
export function portError(error: NodeJS.ErrnoException, port: number, host: string | null): OperatorError {
  const reason =
    error.code === "EADDRINUSE"
      ? `ポート ${port} はほかのプログラムが使用中です。それを終了するか、PORT に別の番号を指定してください。`
      : error.code === "EACCES"
        ? `ポート ${port} を開く権限がありません。PORT に 1024 以上の番号を指定してください。`
        : error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND"
          ? `環境変数 HOST のアドレス ${host} はこのコンピューターにありません。`
          : `ポート ${port} を開けません（${error.code}）。`;
  return new OperatorError(reason, { cause: error });
}
