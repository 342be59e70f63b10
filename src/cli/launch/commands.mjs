/**
 * Every command, for the list that `npm start -- --help` shows before anything is installed.
 * @type {readonly { name: string, call: string, does: string, file: string, withTests?: boolean }[]}
 */
export const COMMANDS = [
  command("start", "npm start", "サーバーを起動します（初回は準備もします）"),
  command("demo", "npm run demo", "架空の数値が入ったデモを起動します"),
  command("dev", "npm run dev", "開発用に起動します（ソースの変更がすぐ画面に出ます）"),
  command("migrate", "npm run migrate", "データベースを、このプログラムの形に更新します"),
  command("database:adopt", "npm run database:adopt", "データフォルダーが使うデータベースを替えます"),
  command("plan:check", "npm run plan:check", "計画ファイルを検査します"),
  command("plan:import", "npm run plan:import", "計画ファイルを取り込みます"),
  command("export", "npm run export", "公開ページをフォルダーに書き出します"),
  command("publication:stop", "npm run publication:stop", "公開したものの公開を停止します"),
  command("publications:verify", "npm run publications:verify", "公表した内容が変わっていないか確かめます"),
  command("audit:verify", "npm run audit:verify", "監査記録が変わっていないか確かめます"),
  command("backup", "npm run backup", "全体を1つのファイルにバックアップします"),
  command("backup:check", "npm run backup:check", "バックアップが壊れていないか確かめます"),
  command("restore", "npm run restore", "バックアップから復元します"),
  command("move-database", "npm run move-database", "データベースを別のところへ移します"),
  command("doctor", "npm run doctor", "設定と、周りのサーバーとのつながりを確かめます"),
  command("accounts:import", "npm run accounts:import", "CSVファイルの人のアカウントをまとめて登録します"),
  command(
    "account:recover",
    "npm run account:recover",
    "サインインできなくなった人のためのリンクを発行します",
  ),
  {
    ...command("test", "npm test", "すべてのテストを実行します"),
    file: "tests/run/test.ts",
    withTests: true,
  },
  {
    ...command("bench", "npm run bench", "速さと通信量を測ります"),
    file: "tests/bench/bench.ts",
    withTests: true,
  },
  {
    ...command("mutation", "npm run mutation", "規則の誤りにテストが気づくかを確かめます"),
    file: "tests/mutation/mutation.ts",
    withTests: true,
  },
  {
    ...command("fuzz", "npm run fuzz", "開発者向け：すべての入口に10万件を超える入力を試します"),
    file: "tests/fuzz/fuzz.ts",
    withTests: true,
  },
  {
    ...command("drill", "npm run drill", "開発者向け：30回のバックアップをそれぞれ復元し、照合します"),
    file: "tests/drill/drill.ts",
    withTests: true,
  },
  {
    ...command("soak", "npm run soak", "開発者向け：20人が使い続ける間のメモリーと誤りを調べます"),
    file: "tests/soak/soak.ts",
    withTests: true,
  },
  command(
    "migrate:diff",
    "npm run migrate:diff",
    "開発者向け：新しいマイグレーションに要る SQL を表示します",
  ),
];

function command(name, call, does) {
  return { name, call, does, file: `src/cli/commands/${name.replaceAll(":", "-")}.ts` };
}
