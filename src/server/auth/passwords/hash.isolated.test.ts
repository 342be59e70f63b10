import { verify } from "@node-rs/argon2";
import { expect, it, vi } from "vitest";
import { hashPassword, verifyPassword } from "./hash";

vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

/** $argon2id$v=19$m=19456,t=2,p=1: what a hash costs to try. */
const costOf = (hash: unknown) => String(hash).split("$").slice(1, 4).join("$");

it("tries as dear a hash for an account that does not exist as for one that does", async () => {
  const stored = await hashPassword("正しい合言葉です-2026");
  expect(costOf(stored)).toBe("argon2id$v=19$m=19456,t=2,p=1");
  expect(await verifyPassword(stored, "ちがう合言葉です-2026")).toBe(false);
  expect(await verifyPassword(null, "ちがう合言葉です-2026")).toBe(false);
  expect(await verifyPassword(stored, "正しい合言葉です-2026")).toBe(true);
  const tried = vi.mocked(verify).mock.calls.map(([hash]) => hash);
  expect(tried.map(costOf)).toEqual(Array(3).fill(costOf(stored)));
  expect(tried[1]).not.toBe(stored);
});
