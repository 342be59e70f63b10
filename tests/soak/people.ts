/** What people do all day, one thing after the other, until the run is over. */
import { previewHref } from "@/features/publication/view-model";
import { Client, type Ledger, look } from "./client";
import { approveLine, correctLine, type Line, type WaitingLine } from "./initiatives";
import { contribute, decide, type Submitted } from "./reports";
import { PASSWORD, type SoakPerson, type World } from "./world";

/** Somebody who reads the public pages, or a program that fetches the data. */
const READ_MS = [200, 800] as const;
/** Of the public side a reader knows so many pages at most. */
const KNOWN_PAGES = 200;
const SIGN_IN_EVERY_MS = 180_000;
const PUBLISH_TRIES = 10;

export interface Soak {
  readonly origin: string;
  readonly ledger: Ledger;
  readonly world: World;
  readonly publishEveryMs: number;
  readonly submitted: Submitted[];
  readonly waiting: WaitingLine[];
  publications: number;
}

/** @returns when the run is over */
export function workAll(soak: Soak, readers: number): Promise<unknown> {
  const { origin, ledger, world } = soak;
  const publisher = world.people.find(({ role }) => role === "office");
  const lines = [...world.lines];
  return Promise.all([
    ...world.people.map((person) => {
      const client = new Client(origin, ledger, person.cookie);
      if (person.report) return contribute(client, person.report, soak.submitted);
      if (person.role === "office") {
        return runOffice(soak, client, { isPublisher: person === publisher, line: lines.shift() });
      }
      return person.role === "manager" ? manage(client) : administer(client, person);
    }),
    ...Array.from({ length: readers }, () => read(new Client(origin, ledger, null))),
  ]);
}

/** Looks after the rounds, decides, and puts one initiative's answer right; one of them publishes. */
async function runOffice(
  soak: Soak,
  client: Client,
  { isPublisher, line }: { readonly isPublisher: boolean; readonly line: Line | undefined },
): Promise<void> {
  const { submitted, waiting, world, publishEveryMs } = soak;
  const { ledger } = client;
  const rounds = world.roundIds.map((id) => `/staff/rounds/${id}`);
  let publishAt = performance.now() + publishEveryMs / 2;
  for (let turn = 1; !ledger.isOver; turn += 1) {
    await look(client, ["/staff", "/staff/rounds", ...rounds, "/staff/dashboard"]);
    for (let next = submitted.shift(); next; next = submitted.shift()) {
      if (ledger.isOver) return;
      await decide(client, next, turn % 3 !== 0);
    }
    await decideOthers(client, waiting);
    const isFree = line !== undefined && !waiting.some((each) => each.line === line);
    if (isFree && !ledger.isOver && (await correctLine(client, line, turn)))
      waiting.push({ line, by: client, isTaken: false });
    await look(client, ["/staff/mails", "/staff/plan", "/staff/audit", ...world.assessments]);
    if (isPublisher && performance.now() >= publishAt && !ledger.isOver) {
      await lookBeforehand(client);
      await publish(soak, client);
      publishAt += publishEveryMs;
    }
  }
}

/** Decides on what somebody else wrote. */
async function decideOthers(client: Client, waiting: WaitingLine[]): Promise<void> {
  for (const found of waiting.filter(({ by }) => by !== client)) {
    if (client.ledger.isOver) return;
    // Until it is decided on, nobody else takes it, and it is not written anew.
    if (found.isTaken) continue;
    found.isTaken = true;
    await approveLine(client, found.line);
    waiting.splice(waiting.indexOf(found), 1);
  }
}

/** The next publication: its pages, and data for which the whole of it is made. */
async function lookBeforehand(client: Client): Promise<void> {
  const words = { title: "測定のためのプレビュー", note: "" };
  const key = Buffer.from(JSON.stringify(words)).toString("base64url");
  for (const route of ["", "/pillars/1", "/data/kpis.csv"]) {
    await client.ask("プレビュー", `/api/publications/preview/${key}${route}`);
  }
}

async function manage(client: Client): Promise<void> {
  while (!client.ledger.isOver) {
    await look(client, ["/staff", "/staff/dashboard/pillars/1", "/staff/entry"]);
    await look(client, ["/staff/publications", "/staff/plan", "/staff/audit"]);
  }
}

async function administer(client: Client, { email }: SoakPerson): Promise<void> {
  let signInAt = 0;
  while (!client.ledger.isOver) {
    await look(client, ["/staff", "/staff/accounts", "/staff/accounts/new", "/staff/sessions"]);
    if (performance.now() < signInAt) continue;
    signInAt = performance.now() + SIGN_IN_EVERY_MS;
    await signIn(client.stranger(), email);
  }
}

/** Follows the links of the public side, and begins anew when all are read: a publication may have brought others. */
async function read(client: Client): Promise<void> {
  while (!client.ledger.isOver) {
    const known = new Set(["/"]);
    for (const route of known) {
      if (client.ledger.isOver) return;
      const answer = await client.ask("公開ページ", route);
      for (const [, link = ""] of answer?.text.matchAll(/href="(\/[^"#?]*)"/g) ?? []) {
        if (known.size < KNOWN_PAGES && !link.startsWith("/staff")) known.add(link);
      }
      await client.ledger.pause(...READ_MS);
    }
  }
}

/** What the office saw may have changed before it pressed the button: it looks again. */
async function publish(soak: Soak, client: Client): Promise<void> {
  const page = "/staff/publications/new";
  const title = `測定のための公表${soak.publications + 1}`;
  for (let tries = 1; tries <= PUBLISH_TRIES; tries += 1) {
    const shown = await client.page(page);
    const fingerprint = /name="fingerprint" value="(\d+-[0-9a-f]{64})"/.exec(shown?.text ?? "")?.[1];
    if (fingerprint === undefined) break;
    await client.page(previewHref({ title, note: "" }));
    const form = { title, note: "", fingerprint };
    const answer = await client.act("公表", page, "publishAction", null, form);
    if (answer?.headers.has("x-action-redirect")) {
      soak.publications += 1;
      return;
    }
    if (!answer?.text.includes('"conflict"')) break;
  }
  soak.ledger.fault("公表", `${title} was not published`);
}

async function signIn(client: Client, email: string): Promise<void> {
  const csrf = await client.ask("サインイン", "/api/auth/csrf");
  if (!csrf) return;
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const answer = await client.ask("サインイン", "/api/auth/callback/credentials", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Cookie: cookie },
    body: new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true" }).toString(),
  });
  const isSignedIn = answer?.headers.getSetCookie().some((each) => each.includes("ayumi-session="));
  if (answer && !isSignedIn) client.ledger.fault("サインイン", `${email} ${answer.text}`);
}
