import * as fs from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

/** Prisma's query compilers for databases other than PostgreSQL. */
const OTHER_DATABASE = /^query_compiler_.*\.(cockroachdb|mysql|sqlite|sqlserver)\./;
/** The face that only helps out where the documents' own lacks a character, in every weight but the one that is used. */
const HELPING_FACE = path.join("@expo-google-fonts", "noto-sans-jp");
const USED_WEIGHT = "400Regular";
/** For building native modules, which nothing here does, and manuals. */
const BESIDE_NODE = ["include", "share"];

/** Removes what packages carry and nothing here ever loads (170 MB); npm itself cannot leave it out. */
export function trimPackages() {
  const modules = path.join(root, "node_modules");
  const own = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  for (const folder of BESIDE_NODE)
    fs.rmSync(path.join(modules, own, folder), { recursive: true, force: true });
  const weights = path.join(modules, HELPING_FACE);
  for (const name of list(weights).filter((each) => /^\d+\w+$/.test(each) && each !== USED_WEIGHT))
    fs.rmSync(path.join(weights, name), { recursive: true, force: true });
  const compilers = path.join(modules, "@prisma", "client", "runtime");
  for (const name of list(compilers).filter((each) => OTHER_DATABASE.test(each)))
    fs.rmSync(path.join(compilers, name));
}

function list(folder) {
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}
