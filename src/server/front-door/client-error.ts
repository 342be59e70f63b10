/** What cannot be parsed as HTTP, or does not come in time, gets a status line and the end of its connection. */
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  NOT_A_PROXY: "405 Method Not Allowed",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Node keeps the response that a connection is busy with here. */
type BusySocket = Socket & { readonly _httpMessage?: ServerResponse | null };

/** Listener for the server's `clientError`. */
export function answerClientError(error: Pick<NodeJS.ErrnoException, "code">, socket: BusySocket): void {
  // Bytes in the middle of another answer would be read as part of it.
  const isByLink = socket._httpMessage?.headersSent === true;
  if (error.code === "ECONNRESET" || !socket.writable || isByLink) {
    socket.destroy();
    return;
  }
  const status = STATUS[error.code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}
