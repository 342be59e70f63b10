/** Each role's job on one page, in the order in which a year goes: short, with where it is done. The manual is docs/using.md. */

import type { Action, Role } from "@/domain/shared/access";
import { type AccessSubject, can } from "@/domain/shared/access";
import { staffRoutes } from "@/lib/routes";

interface HelpStep {
  readonly title: string;
  readonly text: string;
  /** null: everywhere, or where the person may not go. */
  readonly link: { readonly href: string; readonly label: string } | null;
}

export interface HelpSection {
  readonly role: Role;
  readonly lead: string;
  readonly isOwn: boolean;
  readonly steps: readonly HelpStep[];
}

interface Written extends Omit<HelpStep, "link"> {
  readonly link?: { readonly href: string; readonly label: string; readonly action: Action };
}

const link = (href: string, label: string, action: Action) => ({ href, label, action });

const STEPS: Readonly<Record<Role, { readonly lead: string; readonly steps: readonly Written[] }>> = {
  contributor: {
    lead: "所管する指標の実績と、取組の状況を、年に1回お答えいただきます。",
    steps: [
      {
        title: "入力の画面を開く",
        text: "メールの回答リンクを開くと、パスワードなしで回答できます。サインインしたときは「入力」から同じ画面を開きます。",
        link: link(staffRoutes.entry(), "入力を開く", "report.read"),
      },
      {
        title: "値と要因を入力して、提出する",
        text: "値は「２，０００」「12.5」のように、そのまま入力できます。入力したものは自動で下書きに保存されます。要因（なぜその値になったか）を書いて「提出する」を押します。",
      },
      {
        title: "値がまだ出ていないとき",
        text: "「まだ出ていません（公表待ち）」を選び、予定の日と理由を入力します。回答として扱われ、その日になるともう一度お尋ねします。確定前の値は「速報値」を選びます。",
      },
      {
        title: "「値をご確認ください」と表示されたとき",
        text: "前年度と大きく違う値などをお知らせしています。正しい値なら、その理由を入力すれば提出できます。",
      },
      {
        title: "取組の状況に答える",
        text: "取組項目ごとに状況を選びます（1～5のキーでも選べます）。変わらないものは「前年度と同じ」でまとめて入力できます。",
      },
      {
        title: "差し戻されたとき、承認後に誤りに気づいたとき",
        text: "差し戻されたものは、コメントを確かめて直し、もう一度提出します。承認後の誤りは「訂正する」から直せます。承認されるまでは、前の値が生きています。",
      },
    ],
  },
  office: {
    lead: "照会を出し、回答を確認して承認し、公表します。",
    steps: [
      {
        title: "所管課を決める",
        text: "指標ごとに、回答する所管課を選びます。決まっていない指標は、計画の担当課だけが入力できます。",
        link: link(staffRoutes.plan(), "計画を開く", "plan.manage"),
      },
      {
        title: "照会を準備して、始める",
        text: "対象の年度、期限、対象の指標を決めます。「送られるメールを確かめる」で文面を見てから「照会を始める」を押します。始めたあとは、準備中には戻せません。",
        link: link(staffRoutes.rounds(), "照会を開く", "round.manage"),
      },
      {
        title: "回答の状況を見る",
        text: "督促のメールは、期限の7日前・前日・1日後・7日後・30日後に自動で送られます。個別の督促や期限の延長は、照会の画面から行います。Excelで届いた回答（回答票）も、照会の画面から取り込めます。",
        link: link(staffRoutes.rounds(), "照会を開く", "round.manage"),
      },
      {
        title: "承認するか、差し戻す",
        text: "承認を待つものは、ホームから1件ずつ確認できます（J・Kで前後、Aで承認、Rで差戻し）。警告のないものは、その画面からまとめて承認できます。差し戻すときは、コメントに直してほしいところを書きます。自分が提出したものは、ほかの人が承認します。",
        link: link(staffRoutes.entry(), "入力を開く", "report.approve"),
      },
      {
        title: "公表する",
        text: "「公表の準備をする」で、公表するもの、題名、公表前のページを確かめてから公表します。公表されるのは、承認された内容だけです。",
        link: link(staffRoutes.newPublication(), "公表の準備をする", "publication.publish"),
      },
      {
        title: "公表した値が誤っていたとき",
        text: "入力の画面で「訂正する」を選び、理由を付けて承認し、もう一度公表します。個人情報など、すぐに見えなくする必要があるときは「公開の停止」を使います。",
        link: link(staffRoutes.publicationStops(), "公開の停止を開く", "publication.publish"),
      },
      {
        title: "計画を変える",
        text: "計画の変更は、確定するまで変更案です。変わる評価や目安、理由を確かめてから確定します。公表済みの年度は、そのまま残ります。",
        link: link(staffRoutes.plan(), "計画を開く", "plan.manage"),
      },
      {
        title: "4月の人事異動",
        text: "人や課の受け持ちを、まとめて別の人や課に移します。",
        link: link(staffRoutes.transfer(), "異動の引き継ぎを開く", "round.manage"),
      },
    ],
  },
  manager: {
    lead: "進捗と、その理由を見ます。ここで変えられるものはありません。",
    steps: [
      {
        title: "進捗を見る",
        text: "年度の状況、最も遅れている指標、まだ回答していない課が、はじめに1文ずつ並びます。「気をつけるもの」から、理由と原因へ進めます。指標の名前を開くと、所管課の説明（年度ごと）、訂正、だれが入力し承認したかが分かります。",
        link: link(staffRoutes.dashboard(), "進捗を開く", "dashboard.read"),
      },
      {
        title: "公表した時点で見る",
        text: "進捗の画面の「公表時点で見る」で公表を選ぶと、その公表に載った内容で見られます。2つの公表の違いは、「公表」の「2つの公表を比べる」で分かります。",
        link: link(staffRoutes.publicationComparison(), "2つの公表を比べる", "publication.read"),
      },
      {
        title: "比べる・試算する、発表する",
        text: "「指標を比べる・試算する」では、これからの年度の値を入れると、評価と進み方が分かります。「発表」は会議用の大きな画面です。どの画面も、ブラウザーの印刷で紙にできます。",
        link: link(staffRoutes.explore(), "指標を比べる・試算する", "dashboard.read"),
      },
      {
        title: "評価の記号",
        text: "○は目標（その年度の計画）の達成、△は未達でも前より上向き、×はそれ以外、－は値がないなどで評価できないものです。「順調・やや遅れ・遅れ」は目安に対する進み方で、評価とは別のものです。",
      },
      {
        title: "回答の状況を見る",
        text: "照会ごとに、どの課の何が未回答か、どこまで承認されたかが分かります。",
        link: link(staffRoutes.rounds(), "照会を開く", "dashboard.read"),
      },
      {
        title: "お知らせのメール",
        text: "照会の終了と公表のときに、状況を1通のメールでお知らせします。いつでも止められます。",
        link: link(staffRoutes.ownMails(), "メールの設定を開く", "dashboard.read"),
      },
    ],
  },
  admin: {
    lead: "職員のアカウントを管理し、記録を確かめます。",
    steps: [
      {
        title: "アカウントをつくる",
        text: "役割と所属を選んで作成すると、招待リンクが1回だけ表示されます。メールでは送られないので、本人に渡してください。7日間有効です。",
        link: link(staffRoutes.newAccount(), "アカウントを作成する", "account.manage"),
      },
      {
        title: "パスワードを忘れた人、異動した人",
        text: "その人のページで、招待リンクをもう一度発行します。役割や所属を変えると、その人のサインインは終わり、次から新しい権限になります。退職した人は「利用を停止する」を選びます（入力した内容は残ります）。",
        link: link(staffRoutes.accounts(), "アカウントを開く", "account.manage"),
      },
      {
        title: "2段階認証を必須にする",
        text: "役割ごとに必須にできます。システム管理者は2人以上にしておくと、端末をなくしたときも困りません。",
        link: link(staffRoutes.accounts(), "アカウントを開く", "account.manage"),
      },
      {
        title: "記録を確かめる",
        text: "だれが、いつ、何をどう変えたかは、監査記録に残ります。CSVやExcelで取り出せます。",
        link: link(staffRoutes.audit(), "監査記録を開く", "audit.read"),
      },
    ],
  },
};

/** In the order in which they are shown behind the person's own. */
const ORDER: readonly Role[] = ["contributor", "office", "manager", "admin"];

/** The person's own job first. A link stands only where they may go: by the same question as the menu's. */
export function helpFor(viewer: AccessSubject): HelpSection[] {
  const others = ORDER.filter((role) => role !== viewer.role);
  return [viewer.role, ...others].map((role) => {
    const { lead, steps } = STEPS[role];
    return {
      role,
      lead,
      isOwn: role === viewer.role,
      steps: steps.map(({ title, text, link: where }) => ({
        title,
        text,
        link: where && mayGo(viewer, where.action) ? { href: where.href, label: where.label } : null,
      })),
    };
  });
}

function mayGo(viewer: AccessSubject, action: Action): boolean {
  return can(viewer, action, { departmentId: viewer.departmentId });
}
