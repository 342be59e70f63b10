/**
 * The job queue in the server's process: sends what waits, and looks once a day (and at each start) for reminders that
 * are due. Several servers share the work through the database; each mail is sent by one of them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type JobResult, PgBoss } from "pg-boss";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { responseUrl } from "@/server/auth/links/response-link";
import { appOrigin } from "@/server/auth/settings";
import { messageOf } from "@/server/mail/eml";
import { JOB_SCHEMA, REMINDER_QUEUE, SEND_QUEUE, type SendJob } from "@/server/mail/jobs";
import { markFailed, markSent, takeMail } from "@/server/mail/sending";
import { type AttachSheet, noSheet } from "@/server/mail/sheet";
import { failureCodes, failureWords, type MailServer, openMailServer } from "@/server/mail/transport";
import { queueDueReminders, restoreSendJobs } from "./reminders";

/** When the offices open. */
const DAILY = { cron: "0 9 * * *", tz: "Asia/Tokyo" };
/** How long a new mail may wait for a worker to look. */
const POLL_SECONDS = 2;
/** Sent one after the other; with every time-out still below the time after which a job counts as dead. */
const BATCH = 5;
/** While the database is away each worker fails every few seconds: that is told once in a while. */
const REPEAT_LOG_MS = 60_000;
/** How long to wait for a database that does not answer at the start. */
const RETRY_MS = 5_000;
const RECORD_TRIES = 5;
const RECORD_PAUSE_MS = 1_000;
/** What is being sent may end; the process has 14 seconds in all. */
const STOP_MS = 6_000;

export interface MailQueue {
  /** Settles once the workers run. It waits for the database as long as it takes. */
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface MailQueueOptions {
  /** What "now" is for the reminders. */
  readonly clock?: () => Date;
  /** How long a new mail may wait for a worker to look; at least 0.5. */
  readonly pollSeconds?: number;
  /** Left out: no mail carries a sheet. */
  readonly attachSheet?: AttachSheet;
  /** What else is to be told, beside the reminders; left out: nothing. @returns how many mails were made */
  readonly queueBriefings?: (now: Date) => Promise<number>;
}

/**
 * Begins at once and never throws: while the database does not answer it waits.
 * @param connectionString the application's own login
 */
export function startMailQueue(
  connectionString: string,
  {
    clock = () => new Date(),
    pollSeconds = POLL_SECONDS,
    attachSheet = noSheet,
    queueBriefings,
  }: MailQueueOptions = {},
): MailQueue {
  const stopping = new AbortController();
  const { signal } = stopping;
  const complain = onceInAWhile(REPEAT_LOG_MS);
  let boss: PgBoss | undefined;

  const keepBeginning = async () => {
    for (;;) {
      signal.throwIfAborted();
      boss = createBoss(connectionString);
      boss.on("error", (error) => complain(error, "the mail queue cannot reach the database"));
      boss.on("warning", ({ message }) => logger.debug({ message }, "mail queue"));
      try {
        return await begin(boss, { clock, pollSeconds, attachSheet, queueBriefings });
      } catch (error) {
        complain(error, "the mail queue did not start");
        await boss.stop({ graceful: false }).catch(() => undefined);
      }
      await sleep(RETRY_MS, undefined, { signal });
    }
  };

  const ready = keepBeginning();
  // Stopped before it began: nobody waits for it any more.
  ready.catch(() => undefined);
  return {
    ready,
    stop: async () => {
      stopping.abort();
      const stopped = boss?.stop({ graceful: true, timeout: STOP_MS }).catch((error: unknown) => {
        complain(error, "the mail queue did not stop in order");
      });
      // A connection to a server that went silent cannot be ended politely.
      await Promise.race([stopped, sleep(STOP_MS + 1_000, undefined, { ref: false })]);
    },
  };
}

function createBoss(connectionString: string): PgBoss {
  return new PgBoss({
    connectionString,
    options: "-c role=ayumi_app -c statement_timeout=5000",
    application_name: "ayumi-mail",
    schema: JOB_SCHEMA,
    max: 3,
    // Nobody waits for it, and on a busy machine a new connection takes its time.
    connectionTimeoutMillis: 10_000,
    // The owner has made the tables; this role can alter none.
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  });
}

async function begin(
  boss: PgBoss,
  {
    clock,
    pollSeconds,
    attachSheet,
    queueBriefings,
  }: Required<Pick<MailQueueOptions, "clock" | "pollSeconds" | "attachSheet">> & MailQueueOptions,
): Promise<void> {
  const polling = { pollingIntervalSeconds: pollSeconds };
  await boss.start();
  await boss.schedule(REMINDER_QUEUE, DAILY.cron, null, { tz: DAILY.tz });
  await boss.send(REMINDER_QUEUE);
  await boss.work(REMINDER_QUEUE, polling, async () => {
    const mails = await queueDueReminders(clock());
    await restoreSendJobs();
    if (mails > 0) logger.info({ mails }, "reminders were made");
    // Last: whatever stops it stops nothing else.
    const briefings = (await queueBriefings?.(clock())) ?? 0;
    if (briefings > 0) logger.info({ mails: briefings }, "managers are told how a year stands");
  });
  const { smtp } = env();
  if (smtp === null) return;
  const server = openMailServer(smtp.url);
  await boss.work<SendJob, unknown, SendOptions>(
    SEND_QUEUE,
    { ...SEND_OPTIONS, ...polling },
    async (jobs) => {
      const results: JobResult[] = [];
      for (const { id, data, retryCount, retryLimit } of jobs) {
        const isSettled = await sendOne(server, data.mailId, retryCount >= retryLimit, attachSheet);
        results.push({ id, status: isSettled ? "completed" : "failed" });
      }
      return results;
    },
  );
}

const SEND_OPTIONS = {
  batchSize: BATCH,
  burstWhenBatchFull: true,
  includeMetadata: true,
  perJobResults: true,
} as const;
type SendOptions = typeof SEND_OPTIONS;

/** @returns false where another attempt is to come */
async function sendOne(
  server: MailServer,
  mailId: string,
  isLast: boolean,
  attachSheet: AttachSheet,
): Promise<boolean> {
  const taken = await takeMail(mailId);
  if (taken === null) return true;
  if (taken.kind === "pointless") {
    await markFailed(mailId, taken.reason, true);
    return true;
  }
  const { mail, linkId, attempt } = taken;
  const url = linkId === null ? null : responseUrl(linkId);
  const envelope = { from: env().mailFrom, host: new URL(appOrigin()).hostname, url };
  const sheet = mail.sheet && (await attachSheet(mail.sheet));
  try {
    await server.send(messageOf(mail, envelope, sheet));
  } catch (error) {
    logger.warn({ mailId, attempt, isLast, ...failureCodes(error) }, "a mail was not sent");
    await markFailed(mailId, failureWords(error), isLast);
    return isLast;
  }
  await recordSent(mailId);
  logger.info({ mailId, attempt }, "a mail was sent");
  return true;
}

/** The mail has gone: a database that is away for a moment must not make it go again. */
async function recordSent(mailId: string): Promise<void> {
  const at = new Date();
  for (let tries = RECORD_TRIES; ; tries -= 1) {
    try {
      return await markSent(mailId, at);
    } catch (error) {
      if (tries <= 1) throw error;
      await sleep(RECORD_PAUSE_MS);
    }
  }
}

/** Logs the first of a row of errors, and the next one only after a while. */
function onceInAWhile(pauseMs: number): (error: unknown, message: string) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (error, message) => {
    const now = Date.now();
    if (now - toldAt < pauseMs) return;
    toldAt = now;
    logger.warn({ err: error }, message);
  };
}
