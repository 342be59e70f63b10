/** The operational log: one JSON line per event on standard error. Never a password, token, cookie or request body. */
import pino from "pino";
import { LOG_LEVELS } from "./env";
import { currentRequest } from "./request-context";

/** Somebody at a terminal reads sentences; of the log, only what may need doing. */
const usual = process.stderr.isTTY ? "warn" : "info";
const level = LOG_LEVELS.find((name) => name === process.env.LOG_LEVEL?.trim()) ?? usual;

export const logger = pino(
  {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (name) => ({ level: name }) },
    mixin: () => currentRequest() ?? {},
    redact: {
      paths: [
        "password",
        "token",
        "secret",
        "*.password",
        "*.token",
        "*.secret",
        "*.headers.cookie",
        "*.headers.authorization",
      ],
      censor: "[伏せ字]",
    },
  },
  // Standard output belongs to what a person reads while starting the system.
  pino.destination({ fd: 2, sync: true }),
);
