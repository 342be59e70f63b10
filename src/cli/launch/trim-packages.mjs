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

/** For whoever looks for a fault inside a package; Next carries a hundred megabytes of them. */
const SOURCE_MAP = /\.map$/;

/** Removes what packages carry and nothing here ever loads (290 MB); npm itself cannot leave it out. */
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
  // `path` is the name that Node 18 knows.
  for (const entry of fs.readdirSync(modules, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && SOURCE_MAP.test(entry.name))
      fs.rmSync(path.join(entry.parentPath ?? entry.path, entry.name));
}

function list(folder) {
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}
