/** A link's token leaves the address with the first request: into a cookie, and back to the page without it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { LINK_PAGES, linkCookieName, linkCookieOptions } from "@/server/auth/links/link-cookie";
import { pathOf } from "./paths";

/** The signs of every token of ours; anything else, or two of them, is none. */
const TOKEN_FORM = /^[A-Za-z0-9_-]{1,200}$/;
/** Takes the place of a cookie that an earlier link has left. */
const NO_TOKEN = "-";

/** @returns whether the request was answered here (303) */
export function takeLinkToken(request: IncomingMessage, response: ServerResponse): boolean {
  const path = pathOf(request);
  if (request.method === "POST" || !LINK_PAGES.has(path)) return false;
  const tokens = new URLSearchParams(request.url?.slice(path.length)).getAll("token");
  if (tokens.length === 0) return false;
  const [token = ""] = tokens;
  const value = tokens.length === 1 && TOKEN_FORM.test(token) ? token : NO_TOKEN;
  const { httpOnly: _, secure, maxAge } = linkCookieOptions(path);
  const attributes = [
    `Path=${path}`,
    `Max-Age=${maxAge}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(secure ? ["Secure"] : []),
  ];
  response.writeHead(303, {
    Location: path,
    "Set-Cookie": [`${linkCookieName()}=${value}`, ...attributes].join("; "),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Length": "0",
  });
  response.end();
  return true;
}
