import * as fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/** Prisma's query compilers for databases other than PostgreSQL. */
const OTHER_DATABASE = /^query_compiler_.*\.(cockroachdb|mysql|sqlite|sqlserver)\./;
/** For building native modules, which nothing here does, and manuals. */
const BESIDE_NODE = ["include", "share"];

/** Removes what packages carry and nothing here ever loads (130 MB); npm itself cannot leave it out. */
export function trimPackages() {
  const modules = path.join(root, "node_modules");
  const own = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  for (const folder of BESIDE_NODE)
    fs.rmSync(path.join(modules, own, folder), { recursive: true, force: true });
  const compilers = path.join(modules, "@prisma", "client", "runtime");
  if (!fs.existsSync(compilers)) return;
  for (const name of fs.readdirSync(compilers).filter((each) => OTHER_DATABASE.test(each)))
    fs.rmSync(path.join(compilers, name));
}
