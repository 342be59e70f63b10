import { expect, it } from "vitest";
import { refusalSentence } from "./refusal-sentence";

it("takes the front door's own sentence", () => {
  expect(refusalSentence("ただいま混み合っています。しばらくしてからもう一度お試しください。\n")).toBe(
    "ただいま混み合っています。しばらくしてからもう一度お試しください。",
  );
});

it.each([
  "",
  "Failed to fetch",
  "An unexpected response was received from the server.",
  "<html><body>502 Bad Gateway。",
  "一行目\n二行目。",
])("takes nothing else for one: %j", (text) => {
  expect(refusalSentence(text)).toBeNull();
});
