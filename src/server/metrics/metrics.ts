/**
 * What a monitoring system reads (Prometheus' text form). Labels come from fixed lists: no name, id or address of a person,
 * and no more series than there are routes.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { APP_VERSION } from "@/lib/version";
import { systemAdministrator } from "@/server/access/viewer";
import { isDatabaseAway } from "@/server/db/availability";
import { freeBytesOf } from "@/server/db/disk";
import { poolCounts } from "@/server/db/pool";
import {
  JOB_QUEUES,
  JOB_STATES,
  MAIL_STATES,
  type OperatingState,
  readOperatingState,
} from "./operating-state";

/** Around what a page takes (some ten milliseconds) and what is promised (seconds). */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface Metrics {
  readonly onAnswered: (answered: {
    readonly route: string;
    readonly status: number;
    readonly durationMs: number;
  }) => void;
  readonly contentType: string;
  /** All of them as they stand now; what cannot be told now is left out. */
  readonly text: () => Promise<string>;
}

/** @param dataDir the folder whose disk is looked at */
export function createMetrics(dataDir: string): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  new Gauge({ name: "ayumi_info", help: "The program's version", labelNames: ["version"], registers }).set(
    { version: APP_VERSION },
    1,
  );
  const requests = new Counter({
    name: "ayumi_http_requests_total",
    help: "Answered requests",
    labelNames: ["route", "class"],
    registers,
  });
  const durations = new Histogram({
    name: "ayumi_http_request_duration_seconds",
    help: "From the headers of a request to the last byte of its answer",
    labelNames: ["route"],
    buckets: BUCKETS,
    registers,
  });
  new Gauge({
    name: "ayumi_disk_free_bytes",
    help: "Free on the disk of the data folder",
    registers,
    collect() {
      this.set(freeBytesOf(dataDir));
    },
  });
  addPool(registers);
  const tellState = stateGauges(registers);
  return {
    onAnswered: ({ route, status, durationMs }) => {
      requests.inc({ route, class: `${Math.floor(status / 100)}xx` });
      durations.observe({ route }, durationMs / 1000);
    },
    contentType: register.contentType,
    text: async () => {
      tellState(await stateNow());
      return register.metrics();
    },
  };
}

function addPool(registers: Registry[]): void {
  new Gauge({
    name: "ayumi_database_connections",
    help: "Connections of this instance for its queries, and what waits for one",
    labelNames: ["state"],
    registers,
    collect() {
      for (const [state, count] of Object.entries(poolCounts())) this.set({ state }, count);
    },
  });
}

/** null: the database does not tell it now. */
async function stateNow(): Promise<OperatingState | null> {
  if (isDatabaseAway()) return null;
  try {
    const state = await readOperatingState(systemAdministrator);
    return state.ok ? state.value : null;
  } catch {
    // That it is away or busy is the first thing that the figures tell.
    return null;
  }
}

function stateGauges(registers: Registry[]): (state: OperatingState | null) => void {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const up = gauge("ayumi_database_up", "1 while the database answers");
  const mails = gauge("ayumi_mails", "Mails by state", ["state"]);
  const jobs = gauge("ayumi_jobs", "Jobs that are not done, by queue and state", ["queue", "state"]);
  const no = gauge("ayumi_publication_number", "The newest publication");
  const age = gauge("ayumi_publication_age_seconds", "Since the newest publication");
  return (state) => {
    // What the database does not tell now is told by nobody.
    for (const each of [mails, jobs]) each.reset();
    for (const each of [no, age]) each.remove();
    up.set(state === null ? 0 : 1);
    if (state === null) return;
    for (const each of MAIL_STATES) mails.set({ state: each }, 0);
    for (const queue of JOB_QUEUES) for (const each of JOB_STATES) jobs.set({ queue, state: each }, 0);
    for (const { count, ...labels } of state.mails) mails.set(labels, count);
    for (const { count, ...labels } of state.jobs) jobs.set(labels, count);
    if (state.publication === null) return;
    no.set(state.publication.no);
    age.set(state.publication.ageSeconds);
  };
}
