/** はじめての準備: the list on the home page until the first round is sent out. */
import type { FirstRunFacts, FirstRunItem } from "@/domain/rounds/first-run";

export const FIRST_RUN_TITLE = "はじめての準備";

export const FIRST_RUN_LEAD =
  "最初の照会を始めるまでに行うことです。照会を始めると、この一覧は表示されなくなります。";

export const FIRST_RUN_WORDS: Readonly<Record<FirstRunItem, string>> = {
  office: "計画の担当課のアカウントを2人以上つくる",
  departments: "指標の所管課を決める",
  respondents: "所管課の担当者のアカウントをつくる",
  contact: "問い合わせ先に、電話番号かメールアドレスを入れる",
  licence: "データの利用条件を確かめる",
  mail: "メールを送れるようにする",
  round: "最初の照会を登録して、始める",
};

/** Where it stands, or why it is asked for. */
export function firstRunNote(item: FirstRunItem, facts: FirstRunFacts): string {
  switch (item) {
    case "office":
      return `いまは${facts.officePeople}人です。提出した人とは別の人が承認するため、2人が必要です。`;
    case "departments":
      return facts.withoutDepartment === 0
        ? "すべて決まっています。"
        : `所管課が決まっていない指標・実績が${facts.withoutDepartment}項目あります。`;
    case "respondents":
      return facts.departments === 0
        ? "所管課を決めると、担当者が必要な課がここに表示されます。"
        : facts.departmentsWithoutPeople === 0
          ? "すべての所管課に担当者がいます。"
          : `${facts.departments}課のうち${facts.departmentsWithoutPeople}課に、まだ担当者がいません。`;
    case "contact":
      return `公表ページの問い合わせ先は、いま「${facts.contact}」です。例：「企画部○○課（0000-00-0000）」`;
    case "licence":
      return `いまは「${facts.licence.name}」です。公表したデータは、この条件で使われます。`;
    case "mail":
      return facts.sendsMail
        ? "メールを送信できます。"
        : "送信の設定がないため、お知らせや督促は画面に控えるだけです。設定（SMTP_URL）はサーバーで行います。ファイルに書き出して送ることもできます。";
    case "round":
      return "対象の年度と期限を決めて登録します。始めるまで、所管課には何も届きません。";
  }
}
