/** What is said of a backup, in the commands that make, check and restore one. */
import { instantJa } from "@/domain/words/ja/dates";
import type { Manifest } from "./manifest";

export function backupSummary({
  madeAt,
  program,
  migrations,
  tables,
  audit,
  publications,
}: Manifest): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `  ${instantJa(madeAt)}の内容（プログラム ${program}、データベースの形 ${migrations.at(-1)}）`,
    `  表${tables.length}、${rows.toLocaleString("en-US")}件。公表は第${publications.length}号まで`,
    ...(audit === null ? [] : [`  監査記録の最後: 第${audit.id}番　${audit.hash}`]),
  ];
}
