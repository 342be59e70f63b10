import { afterEach, expect, it, vi } from "vitest";
import { dropFromBrowser, keepInBrowser, readFromBrowser } from "./kept-storage";

afterEach(() => {
  vi.restoreAllMocks();
  window.localStorage.clear();
});

it("gives back what was kept, until it is dropped", () => {
  keepInBrowser("key", { text: "理由" });
  expect(readFromBrowser("key", (value) => value)).toEqual({ text: "理由" });
  expect(readFromBrowser("key", () => null)).toBeNull();
  dropFromBrowser("key");
  expect(readFromBrowser("key", (value) => value)).toBeNull();
});

it("takes nothing for kept that is no object of JSON", () => {
  for (const text of ["", "1", "null", "{"]) {
    window.localStorage.setItem("key", text);
    expect(
      readFromBrowser("key", (value) => value),
      text,
    ).toBeNull();
  }
});

it("goes on where the browser forbids its storage", () => {
  vi.spyOn(window, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(() => keepInBrowser("key", {})).not.toThrow();
  expect(() => dropFromBrowser("key")).not.toThrow();
  expect(readFromBrowser("key", (value) => value)).toBeNull();
});
