/** `npm start` */
import { runCommand } from "@/cli/runtime/command";
import { runServer } from "@/cli/serving/server";

await runCommand(
  {
    call: "npm start",
    does: "データベースと画面を用意し、サーバーを起動します。Ctrl-C で終了します。設定は環境変数で行います（PORT、HOST、AYUMI_DATA_DIR、DATABASE_URL など。README.ja.md を参照）。",
    example: "PORT=8080 npm start",
    fails: "起動できませんでした。理由を表示します（起動の途中で止めたときは 130）。",
  },
  () => runServer({ development: false }),
);
