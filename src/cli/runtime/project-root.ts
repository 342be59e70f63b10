import { fileURLToPath } from "node:url";

/** Absolute path of the folder that holds package.json, wherever the command was called from. */
export const projectRoot = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");
