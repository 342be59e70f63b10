/** The queues of the job queue (pg-boss), as the migration makes them and as mails are put in. */
import type { Queue } from "pg-boss";

/** pg-boss's own schema: its tables are not part of ours. */
export const JOB_SCHEMA = "pgboss";

/** One job per mail to be sent; its key is the mail's id, so that no mail ever has two. */
export const SEND_QUEUE = "mail-send";
/** Looks for reminders that are due, and for what managers are to be told. */
export const REMINDER_QUEUE = "mail-reminders";

/** After the first attempt. With a minute doubled each time, the last one comes about half an hour later. */
const RETRIES = 5;
const RETRY_SECONDS = 60;

const DAY_SECONDS = 86_400;

export const QUEUES: readonly Queue[] = [
  {
    name: SEND_QUEUE,
    // The database itself refuses a second waiting or running job with the same key.
    policy: "exclusive",
    retryLimit: RETRIES,
    retryDelay: RETRY_SECONDS,
    retryBackoff: true,
    // Longer than a batch with every time-out of it: a job is given to another worker only when its own is dead.
    expireInSeconds: 600,
    retentionSeconds: 14 * DAY_SECONDS,
    deleteAfterSeconds: 7 * DAY_SECONDS,
  },
  {
    name: REMINDER_QUEUE,
    policy: "standard",
    retryLimit: RETRIES,
    retryDelay: RETRY_SECONDS,
    retryBackoff: true,
    expireInSeconds: 300,
    retentionSeconds: DAY_SECONDS,
    deleteAfterSeconds: 7 * DAY_SECONDS,
  },
];

export interface SendJob {
  readonly mailId: string;
}
