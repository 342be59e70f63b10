/** People who read and save over a proxy without a pause, and everything that did not go well. */
import { Agent, request } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { day } from "@tests/fixtures/brands";
import { SITE_NAME } from "@tests/fixtures/nginx-site";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import type { Session } from "./saves";

const PAUSE_MS = 15;

export interface WebProxy {
  readonly port: number;
  readonly authority: Buffer;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

type Kind = "public" | "staff" | "save";

export interface WorkingDay {
  /** Answers so far. */
  count(kind: Kind): number;
  /** What was answered with anything but 200, or not at all. */
  readonly failures: readonly string[];
  /** The newest version of each report that was acknowledged. */
  end(): Promise<ReadonlyMap<string, number>>;
}

/** @param people each of whom saves their own reports */
export function beginWorkingDay(proxy: WebProxy, people: readonly Session[]): WorkingDay {
  const agent = new Agent({ keepAlive: true, ca: proxy.authority });
  const counts: Record<Kind, number> = { public: 0, staff: 0, save: 0 };
  const failures: string[] = [];
  const saved = new Map<string, number>();
  let isOver = false;

  const ask = (path: string, headers: Record<string, string>, body?: string): Promise<Answer> =>
    new Promise((resolve) => {
      const asked = request(
        {
          agent,
          host: "127.0.0.1",
          port: proxy.port,
          servername: SITE_NAME,
          path,
          method: body === undefined ? "GET" : "POST",
          headers: { Host: SITE_NAME, ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          const end = (status: number) => resolve({ status, body: Buffer.concat(chunks).toString() });
          response.once("end", () => end(response.statusCode ?? 0)).once("error", () => end(0));
        },
      );
      asked.once("error", (error) => resolve({ status: 0, body: error.message }));
      asked.end(body);
    });
  const keepAsking = async (kind: Kind, turn: (no: number) => Promise<Answer>) => {
    for (let no = 0; !isOver; no += 1) {
      const { status, body } = await turn(no);
      counts[kind] += 1;
      if (status !== 200) failures.push(`${kind}: ${status} ${body.slice(0, 200)}`);
      await sleep(PAUSE_MS);
    }
  };
  const read = (kind: Kind, paths: readonly string[], headers: Record<string, string>) =>
    keepAsking(kind, (no) => ask(paths[no % paths.length] ?? "/", headers));
  const save = ({ cookie, reports }: Session) =>
    keepAsking("save", async (no) => {
      const report = reports[no % reports.length];
      if (!report) throw new Error("nobody asks this person for anything");
      const key = `${report.kpiId}/${report.fy}`;
      const version = saved.get(key) ?? 0;
      const content = makeWrittenContent({
        actualText: String(1_000 + no),
        asOf: day(`${report.fy + 1}-03-31`),
      });
      const answer = await ask(
        `/api/reports/${key}`,
        { Cookie: cookie, Origin: `https://${SITE_NAME}`, "Content-Type": "application/json" },
        JSON.stringify({ event: "save_draft", version, content }),
      );
      if (answer.status === 200) saved.set(key, version + 1);
      return answer;
    });

  const all = Promise.all([
    read("public", ["/", "/data", "/data/kpis.csv"], {}),
    read("public", ["/about", "/archive", "/data/kpis.json"], {}),
    ...people.flatMap((person) => [
      save(person),
      read("staff", ["/staff", "/staff/entry"], { Cookie: person.cookie }),
    ]),
  ]);
  return {
    count: (kind) => counts[kind],
    failures,
    end: async () => {
      isOver = true;
      await all;
      agent.destroy();
      return saved;
    },
  };
}
