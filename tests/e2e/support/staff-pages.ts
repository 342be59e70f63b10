/** The pages of the staff side, read from the tree of routes, so that a test can prove that it forgot none. */
import { readdirSync } from "node:fs";
import path from "node:path";

const ROOT = path.join("src", "app", "(staff)");

/** `/staff/entry/[kpiId]/[fy]`, … as the folders under src/app/(staff) name them. */
export function staffPagePatterns(): string[] {
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "page.tsx")
    .map((entry) => path.relative(ROOT, entry.parentPath).split(path.sep))
    .map((folders) => `/${folders.filter((folder) => !/^\(.*\)$/.test(folder)).join("/")}`)
    .sort();
}
