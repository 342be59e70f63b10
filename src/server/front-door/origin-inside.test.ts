import { expect, it } from "vitest";
import { originInside } from "./origin-inside";

it.each([
  [null, "http://127.0.0.1:3000"],
  ["0.0.0.0", "http://127.0.0.1:3000"],
  ["::", "http://[::1]:3000"],
  ["fd00::5", "http://[fd00::5]:3000"],
  ["192.0.2.7", "http://192.0.2.7:3000"],
  ["ayumi.internal", "http://ayumi.internal:3000"],
])("listening on %s, Next asks itself at %s", (host, origin) => {
  expect(originInside(host, 3000)).toBe(origin);
});
