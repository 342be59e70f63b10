import { expect, it } from "vitest";
import { isUnreachable } from "./unreachable";

const coded = (code: string, message = "x") => Object.assign(new Error(message), { code });

it.each([
  coded("ECONNREFUSED"),
  coded("57P03", "the database system is starting up"),
  new Error("timeout expired"),
  new Error("Connection terminated due to connection timeout"),
  new Error("データベースに接続できません。", { cause: coded("ENOTFOUND") }),
  Object.assign(new AggregateError([coded("ECONNREFUSED")]), { code: "ECONNREFUSED" }),
])("nothing answered: %s", (error) => {
  expect(isUnreachable(error)).toBe(true);
});

it.each([
  coded("28P01", "password authentication failed"),
  coded("3D000"),
  coded("57014", "canceling statement due to statement timeout"),
  new Error("データベースはこのプログラムより新しい版です。"),
  null,
  "ECONNREFUSED",
])("an answer that refuses, or something else: %s", (error) => {
  expect(isUnreachable(error)).toBe(false);
});
