/** `npm run dev`: as `npm start`, with pages that follow the sources. */
import { runCommand } from "@/cli/runtime/command";
import { runServer } from "@/cli/serving/server";

await runCommand(
  {
    call: "npm run dev",
    does: "開発者向けです。npm start と同じように起動し、ソースの変更をすぐ画面に反映します。",
    example: "npm run dev",
    fails: "起動できませんでした。理由を表示します（起動の途中で止めたときは 130）。",
  },
  () => runServer({ development: true }),
);
