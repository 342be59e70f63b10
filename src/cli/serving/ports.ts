import { createServer } from "node:net";
import { OperatorError } from "@/lib/operator-error";

/** The variables that say where to listen. */
export interface PortNames {
  readonly port: string;
  readonly host: string;
}

const PUBLIC: PortNames = { port: "PORT", host: "HOST" };
export const METRICS: PortNames = { port: "METRICS_PORT", host: "METRICS_HOST" };

/**
 * Proves that the server can listen there, before anything long begins.
 * @param host null: every address
 * @throws OperatorError
 */
export function checkPort(port: number, host: string | null, names = PUBLIC): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, port, host, names)));
    probe.listen({ port, host: host ?? undefined }, () => probe.close(() => resolve()));
  });
}

/** The sentence for a failed `listen`. */
export function portError(
  error: NodeJS.ErrnoException,
  port: number,
  host: string | null,
  names = PUBLIC,
): OperatorError {
  const reason =
    error.code === "EADDRINUSE"
      ? `ポート ${port} はほかのプログラムが使用中です。それを終了するか、${names.port} に別の番号を指定してください。`
      : error.code === "EACCES"
        ? `ポート ${port} を開く権限がありません。${names.port} に 1024 以上の番号を指定してください。`
        : error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND"
          ? `環境変数 ${names.host} のアドレス ${host} はこのコンピューターにありません。`
          : `ポート ${port} を開けません（${error.code}）。`;
  return new OperatorError(reason, { cause: error });
}
