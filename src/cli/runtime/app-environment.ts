import type { Env } from "@/lib/env";

/**
 * What the application reads from `process.env`. Must be called before any module of the application is imported.
 * The database's address is the application's own login; nobody but the commands sees the owner's.
 */
export function setAppEnvironment(
  env: Env,
  values: { databaseUrl: string; authSecret: string; development?: boolean },
): void {
  Object.assign(process.env, {
    NODE_ENV: values.development ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(env.port),
    DATABASE_URL: values.databaseUrl,
    AUTH_SECRET: values.authSecret,
    NEXTAUTH_SECRET: values.authSecret,
    NEXTAUTH_URL: env.appOrigin,
    APP_ORIGIN: env.appOrigin,
    AYUMI_DATA_DIR: env.dataDir,
    AYUMI_DEMO: env.demo ? "1" : "0",
  });
  delete process.env.DATABASE_OWNER_URL;
}
