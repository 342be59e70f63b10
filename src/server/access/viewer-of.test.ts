import { expect, it } from "vitest";
import type { Tx } from "@/server/db/client";
import { viewerOfAccount } from "./viewer-of";

const account = {
  id: "p1",
  name: "花子",
  email: "p1@example.jp",
  role: "contributor",
  department: { id: "d1", name: "総務課" },
};

it("who has just proved to be the holder of an account is read inside the transaction, by what it needs", async () => {
  const asked: object[] = [];
  const findUniqueOrThrow = async (query: object) => {
    asked.push(query);
    return account;
  };
  expect(await viewerOfAccount({ user: { findUniqueOrThrow } } as unknown as Tx, "p1")).toMatchObject({
    id: "p1",
    userId: "p1",
    role: "contributor",
    departmentId: "d1",
    responseScope: null,
  });
  expect(asked).toMatchObject([
    {
      where: { id: "p1" },
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        department: { select: { id: true, name: true } },
      },
    },
  ]);
});
