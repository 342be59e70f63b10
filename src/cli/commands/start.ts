/** `npm start` */
import { runServer } from "@/cli/runtime/server";

await runServer({ development: false });
