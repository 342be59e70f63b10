/** What a person on the staff side is told while the database cannot do its work. */
import type { DatabaseTrouble } from "@/lib/answer-status";

export const TROUBLE_SENTENCES: Readonly<Record<DatabaseTrouble, string>> = {
  away: "データベースに接続できないため、職員用の画面はいま使えません。公開ページはご覧いただけます。つながり次第、自動で元に戻ります。しばらくしてからもう一度お試しください。",
  busy: "ただいま混み合っていて、データベースを使えません。しばらくしてからもう一度お試しください。",
  full: "サーバーのディスクの空きが足りないため、保存できません。システム管理者に、ディスクの空きを増やすよう伝えてください。",
};
