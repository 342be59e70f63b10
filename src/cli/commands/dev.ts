/** `npm run dev`: as `npm start`, with pages that follow the sources. */
import { runServer } from "@/cli/runtime/server";

await runServer({ development: true });
