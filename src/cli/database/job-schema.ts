/**
 * The tables of the job queue (pg-boss), made and brought up to date by the owner: the application's role may use
 * them and alter nothing.
 */
import pg from "pg";
import { PgBoss } from "pg-boss";
import { JOB_SCHEMA, QUEUES } from "@/server/mail/jobs";

const CONNECT_MS = 10_000;

/**
 * Installs the queue's schema and its queues; leaves alone what is there already. The caller holds the lock of
 * migrations.
 * @param ownerUrl login that may create a schema in the database
 * @throws whatever the database refuses
 */
export async function installJobSchema(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOB_SCHEMA,
    max: 1,
    connectionTimeoutMillis: CONNECT_MS,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  // What fails here also fails the call that met it.
  boss.on("error", () => undefined);
  try {
    await boss.start();
    for (const { name, policy, ...options } of QUEUES) {
      await boss.createQueue(name, { policy, ...options });
      await boss.updateQueue(name, options);
    }
  } finally {
    // Waits for what an update of the schema left to be done beside it (indexes).
    await boss.stop({ graceful: true });
  }
  await grantToApplication(ownerUrl);
}

async function grantToApplication(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: CONNECT_MS });
  // A connection that breaks while idle is reported by the next query; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO ayumi_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO ayumi_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOB_SCHEMA} TO ayumi_app;
    `);
  } finally {
    await client.end();
  }
}
