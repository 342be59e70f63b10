/** A publication behind the real front door, without Next and without a database. */
import { publicAnswer } from "@/server/front-door/public-answer";
import { type FrontDoor, openFrontDoor } from "@/server/front-door/server";
import type { ReadArchive } from "@/server/publication/respond";
import type { Site } from "@/server/publication/site";

const ORIGIN = "http://localhost";

/** @returns the door, open on a free port of this machine */
export function serveSite(site: Site, readArchive: ReadArchive = async () => null): Promise<FrontDoor> {
  return openFrontDoor({
    port: 0,
    host: "127.0.0.1",
    development: false,
    origin: ORIGIN,
    answers: [publicAnswer(() => site, readArchive, ORIGIN)],
    inner: {
      handle: async (_request, response) => {
        response.writeHead(501);
        response.end();
      },
      close: async () => undefined,
    },
  });
}
