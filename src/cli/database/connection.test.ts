import { afterEach, expect, it, vi } from "vitest";
import { migrate } from "@/cli/database/migrate";
import { startFindings } from "@/cli/doctor/database-checks";
import { readDatabaseFacts } from "@/cli/doctor/database-facts";
import { findingText } from "@/cli/doctor/finding";
import { OperatorError } from "@/lib/operator-error";
import { isUnreachable } from "@/lib/unreachable";
import { connect } from "./connection";

/** Nobody listens there. */
const SILENT = "postgresql://ayumi_app:hidden@127.0.0.1:1/ayumi";
const LOST = `${SILENT}?sslmode=verify-full&sslrootcert=/nowhere/db-ca.pem`;

afterEach(() => vi.unstubAllEnvs());

async function failureOf(url: string, work: () => Promise<unknown>): Promise<OperatorError> {
  vi.stubEnv("DATABASE_OWNER_URL", ` ${url} `);
  const error = await work().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OperatorError);
  return error as OperatorError;
}

it.each([
  ["a command", () => connect({ connectionString: SILENT })],
  ["a migration", () => migrate(SILENT)],
])("%s names the variable whose address does not answer, and says what to do", async (_name, work) => {
  const error = await failureOf(SILENT, work);
  expect(error.message).toMatch(
    /^データベースに接続できません（DATABASE_OWNER_URL：connect ECONNREFUSED 127\.0\.0\.1:1）。DATABASE_OWNER_URL のアドレスとポートを.*ください。$/,
  );
  expect(error.message).not.toContain("hidden");
  expect(isUnreachable(error)).toBe(true);
});

const LOST_FILE =
  /データベースに接続できません（DATABASE_OWNER_URL：ファイル \/nowhere\/db-ca\.pem を読めません（ENOENT））。\s*(→ )?DATABASE_OWNER_URL の sslrootcert .*ください。$/;

it.each([
  ["a command", () => connect({ connectionString: LOST })],
  ["a migration", () => migrate(LOST)],
])("%s names the file of an authority that cannot be read", async (_name, work) => {
  const error = await failureOf(LOST, work);
  expect(error.message).toMatch(LOST_FILE);
  // No server would answer later on: a start is refused.
  expect(isUnreachable(error)).toBe(false);
});

it("the doctor says the same of that file", async () => {
  const findings = startFindings(await readDatabaseFacts({ appUrl: SILENT, ownerUrl: LOST }));
  expect(findings.map(findingText)).toEqual([expect.stringMatching(LOST_FILE)]);
});

it("of the system's own database no variable is named", async () => {
  await expect(connect({ connectionString: SILENT })).rejects.toThrow(
    /^データベースに接続できません（connect ECONNREFUSED 127\.0\.0\.1:1）。$/,
  );
});
