/** A browser without pictures: its cookies, and where it is led. */

export class WebBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.ask(path, { headers });
  }

  /** A form, sent from a page of ours. */
  post(path: string, fields: Readonly<Record<string, string>>, origin = this.origin): Promise<Response> {
    return this.ask(path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { Origin: origin, Accept: "text/html" },
    });
  }

  /** By password, as next-auth takes it. @returns whether it was let in */
  async signIn(email: string, password: string): Promise<boolean> {
    const answer = await this.post("/api/auth/callback/credentials", {
      csrfToken: await this.csrfToken(),
      email,
      password,
      json: "true",
    });
    await answer.text();
    return answer.status === 200;
  }

  async csrfToken(): Promise<string> {
    const { csrfToken } = (await (await this.get("/api/auth/csrf")).json()) as { csrfToken: string };
    return csrfToken;
  }

  private async ask(path: string, init: RequestInit & { headers: Readonly<Record<string, string>> }) {
    const Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, this.origin), {
      ...init,
      headers: { ...init.headers, ...(Cookie === "" ? {} : { Cookie }) },
      redirect: "manual",
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }
}
