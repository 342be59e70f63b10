/** The operational log: one JSON line per event on standard error. Never a password, token, cookie or request body. */
import pino from "pino";
import { LOG_LEVELS } from "./env";

const level = LOG_LEVELS.find((name) => name === process.env.LOG_LEVEL?.trim()) ?? "info";

export const logger = pino(
  {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
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
