/** The front door without its public answers: every page comes from Next's own route ([[...path]]/route.ts). */

import { projectRoot } from "@/cli/runtime/project-root";
import { buildFolder } from "@/cli/serving/build";
import { parseEnv } from "@/lib/env";
import { nextInner } from "@/server/front-door/next-inner";
import { openFrontDoor } from "@/server/front-door/server";

const { port, host, appOrigin } = parseEnv(process.env, projectRoot);
const inner = await nextInner({ dir: projectRoot, port, host, build: buildFolder() });
await openFrontDoor({ port, host, development: false, origin: appOrigin, answers: [], inner });
