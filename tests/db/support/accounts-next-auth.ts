/** next-auth's endpoints driven without a server: what a browser sends, what it gets back, with its cookies. */
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/server/auth/next-auth-options";

export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly body: unknown;
}

export class Browser {
  readonly cookies: Record<string, string> = {};

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request("GET", path, {}, headers);
  }

  /** As a form or JSON: next-auth takes whatever the body holds. */
  post(path: string, body: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request("POST", path, body, headers);
  }

  async csrfToken(): Promise<string> {
    const { body } = await this.get("/csrf");
    return (body as { csrfToken: string }).csrfToken;
  }

  private async request(
    method: string,
    path: string,
    body: Record<string, unknown>,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const url = new URL(`http://ignored/api/auth${path}`);
    const nextauth = url.pathname.replace("/api/auth/", "").split("/");
    const answer = { status: 200, location: null as string | null, body: undefined as unknown };
    const setCookies: string[] = [];
    const response = {
      status(code: number) {
        answer.status = code;
        return response;
      },
      getHeader: (name: string) => (name === "Set-Cookie" ? setCookies : undefined),
      setHeader(name: string, value: string | string[]) {
        if (name === "Set-Cookie") setCookies.splice(0, setCookies.length, ...[value].flat());
        if (name === "Location") answer.location = String(value);
        return response;
      },
      json(value: unknown) {
        answer.body = value;
      },
      send(value: unknown) {
        answer.body = value;
      },
      end() {},
    };
    await NextAuth(
      {
        method,
        body,
        headers,
        cookies: { ...this.cookies },
        query: { ...Object.fromEntries(url.searchParams), nextauth },
      } as never,
      response as never,
      nextAuthOptions(),
    );
    for (const cookie of setCookies) this.keep(cookie);
    return answer;
  }

  private keep(setCookie: string): void {
    const [pair = ""] = setCookie.split(";");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    const value = decodeURIComponent(pair.slice(at + 1));
    if (value === "" || /Max-Age=0/i.test(setCookie)) delete this.cookies[name];
    else this.cookies[name] = value;
  }
}
