/**
 * Where this process reaches its own front door. Next asks itself there for the page that an action redirects to: left to
 * itself it asks by the scheme that the browser used, and meets a port without TLS where that was https.
 * @param host as it is listened on; null: every address
 */
export function originInside(host: string | null, port: number): string {
  const at = host === null || host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${at.includes(":") ? `[${at}]` : at}:${port}`;
}
