/** What really goes over the wire: counted on a bare socket, status line and headers included. */
import { connect } from "node:net";

const TIME_OUT_MS = 10_000;
const END_OF_HEAD = Buffer.from("\r\n\r\n");

export interface WireAnswer {
  readonly status: number;
  /** As sent, without the empty line. */
  readonly head: string;
  /** As sent: compressed. */
  readonly body: Buffer;
  /** Everything. */
  readonly bytes: number;
}

/**
 * Asks as a browser does that keeps its connection.
 * @throws Error when the answer is not whole after ten seconds, or has no Content-Length
 */
export function askOnSocket(
  port: number,
  path: string,
  acceptEncoding = "gzip, deflate, br, zstd",
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1" });
    let received = Buffer.alloc(0);
    socket.setTimeout(TIME_OUT_MS, () => socket.destroy(new Error(`no whole answer for ${path}`)));
    socket.on("error", reject);
    socket.on("connect", () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nAccept-Encoding: ${acceptEncoding}\r\n\r\n`,
      );
    });
    socket.on("close", () => reject(new Error(`the connection ended within the answer for ${path}`)));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf(END_OF_HEAD);
      if (end < 0) return;
      const head = received.toString("latin1", 0, end);
      const length = /^content-length: *(\d+)/im.exec(head)?.[1];
      if (length === undefined) return socket.destroy(new Error(`no Content-Length for ${path}`));
      const whole = end + END_OF_HEAD.length + Number(length);
      if (received.length < whole) return;
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
      resolve({ status, head, body: received.subarray(end + END_OF_HEAD.length), bytes: received.length });
      socket.destroy();
    });
  });
}
