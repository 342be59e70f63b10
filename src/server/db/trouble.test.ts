import { expect, it } from "vitest";
import { refusalOfDatabase } from "./errors";
import { troubleOf } from "./trouble";

const coded = (code: string, message = "x") => Object.assign(new Error(message), { code });
/** As Prisma hands on what its adapter met with. */
const adapted = (code: string, cause: object) =>
  Object.assign(new Error("Raw query failed."), {
    code,
    meta: { driverAdapterError: Object.assign(new Error("adapter"), { cause }) },
  });

it.each([
  ["away", new Error("Connection terminated unexpectedly")],
  ["away", new Error("Client has encountered a connection error and is not queryable")],
  ["away", coded("P1017")],
  ["away", adapted("P2010", { kind: "DatabaseNotReachable", host: "127.0.0.1" })],
  ["away", adapted("P2039", { kind: "postgres", originalCode: "57P01", originalMessage: "terminating" })],
  ["busy", new Error("timeout exceeded when trying to connect")],
  ["busy", new Error("Connection terminated due to connection timeout")],
  ["busy", adapted("P2037", { kind: "TooManyConnections", originalCode: "53300" })],
  ["busy", adapted("P2010", { kind: "postgres", originalCode: "57014" })],
  ["full", adapted("P2010", { kind: "postgres", originalCode: "53100" })],
  [
    "full",
    adapted("P2039", {
      kind: "postgres",
      originalCode: "58030",
      originalMessage: 'could not write to file "pg_wal/xlogtemp.1": No space left on device',
    }),
  ],
  ["full", coded("53200", "could not resize shared memory segment: デバイスに空き領域がありません")],
  [null, adapted("P2010", { kind: "postgres", originalCode: "23505" })],
  [null, coded("58030", "could not read block 3: Input/output error")],
  [null, coded("P2025")],
  [null, "ECONNREFUSED"],
] as const)("%s: %s", (trouble, error) => {
  expect(troubleOf(error)).toBe(trouble);
});

it("is refused in the words of a writer", () => {
  expect(refusalOfDatabase(new Error("Connection terminated"))).toBe("busy");
  expect(refusalOfDatabase(coded("53100"))).toBe("full");
  expect(refusalOfDatabase(adapted("P2034", { kind: "TransactionWriteConflict" }))).toBe("conflict");
});
