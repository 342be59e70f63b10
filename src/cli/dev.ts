/** `npm run dev`: as `npm start`, with pages that follow the sources. */
import { runServer } from "./server";

await runServer({ development: true });
