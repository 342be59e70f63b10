import { describe, expect, it } from "vitest";
import { PURE_DOORS, tryDoor } from "./properties";

describe("whatever comes is read, or refused with a sentence", () => {
  it.each(PURE_DOORS)("$name", (door) => {
    expect(() => tryDoor(door, door.inputs / 100)).not.toThrow();
  });
});
