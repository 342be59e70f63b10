/** `npm start` */
import { runServer } from "./server";

await runServer({ development: false });
