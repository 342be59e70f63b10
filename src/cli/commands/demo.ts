/** `npm run demo`: a data folder of its own, accounts of every role and invented figures, marked as such everywhere. */
import path from "node:path";
import { projectRoot } from "@/cli/runtime/project-root";
import { runServer } from "@/cli/runtime/server";

Object.assign(process.env, {
  AYUMI_DEMO: "1",
  AYUMI_DATA_DIR: process.env.AYUMI_DATA_DIR?.trim() || path.join(projectRoot, "var", "demo"),
});
// A demonstration never writes invented figures into a city's database.
delete process.env.DATABASE_URL;
delete process.env.DATABASE_OWNER_URL;

await runServer({
  development: false,
  prepare: async () => {
    const { seedDemo } = await import("@/cli/demo/data");
    const accounts = await seedDemo();
    return [
      "",
      "デモ（架空の数値）のアカウント",
      ...accounts.map(({ role, name, email, password }) => `　${role}　${name}　${email}　${password}`),
    ];
  },
});
