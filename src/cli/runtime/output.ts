/**
 * What this process writes to its output. People are told sentences; a serving server writes its log, one JSON object a
 * line, and whatever others (Next, Prisma, Node, a library) print becomes a line of it.
 */
import { format, stripVTControlCharacters } from "node:util";
import { logger } from "@/lib/logger";

type Level = "debug" | "info" | "warn" | "error";
type Stream = "stdout" | "stderr";

const CONSOLE = {
  debug: "debug",
  dir: "info",
  error: "error",
  info: "info",
  log: "info",
  table: "info",
  trace: "debug",
  warn: "warn",
} as const satisfies Partial<Record<keyof Console, Level>>;

/** The streams' own `write`, while others are heard; else they are asked each time. */
const own: Partial<Record<Stream, (text: string) => boolean>> = {};
let isLog = false;

/** Writes for a person, past the log. */
export function print(text: string, stream: Stream = "stdout"): void {
  const write = own[stream] ?? process[stream].write.bind(process[stream]);
  write(text);
}

/** Whether nobody sits there any more who would read sentences. */
export function speaksAsLog(): boolean {
  return isLog;
}

/** From now on the system serves: what it says goes to the log, unless somebody at a terminal reads it. */
export function becomeLog(): void {
  isLog = process.stdout.isTTY !== true;
}

/** From now on, whatever others print is a line of the log. */
export function hearOthers(): void {
  for (const [method, level] of Object.entries(CONSOLE) as [keyof typeof CONSOLE, Level][]) {
    console[method] = (...parts: unknown[]) => heard(level, parts);
  }
  for (const [stream, level] of [
    ["stdout", "info"],
    ["stderr", "warn"],
  ] as const) {
    own[stream] = process[stream].write.bind(process[stream]);
    process[stream].write = writeInto(level);
  }
  // Node's own listener writes them as text, past the streams.
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    // As node-flags.mjs has it: a word to the authors of libraries is nothing that an operator could act on.
    const level = warning.name === "DeprecationWarning" ? "debug" : "warn";
    logger[level]({ err: warning }, "a warning of Node or a library");
  });
}

function writeInto(level: Level): NodeJS.WriteStream["write"] {
  return (chunk: string | Uint8Array, ...rest: unknown[]) => {
    heard(level, [typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8")]);
    const done = rest.findLast((each) => typeof each === "function");
    if (done) process.nextTick(done as () => void);
    return true;
  };
}

function heard(level: Level, parts: readonly unknown[]): void {
  const err = parts.find((part) => part instanceof Error);
  const text = stripVTControlCharacters(format(...parts.filter((part) => part !== err))).trim();
  if (err !== undefined) logger[level]({ err }, text || err.message);
  else if (text !== "") logger[level](text);
}
