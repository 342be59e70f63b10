/**
 * `npm run publication:stop -- list | hide | lift ID | delete ID`: 公開の停止 without a screen. Two persons of the office as
 * there: each act names who makes it.
 */
import { withApplication } from "@/cli/database/with-application";
import { runCommand } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { STOP_CAUSES, STOPPABLE_FIELDS } from "@/domain/publication/stops/stops";
import { STOP_KIND_WORDS, stoppedPublications, stopSentence } from "@/domain/words/ja/publication/stops";
import { OperatorError } from "@/lib/operator-error";
import type { Result } from "@/lib/result";
import type { StopTarget } from "@/server/publication/stops/hide";

type Options = Readonly<Record<string, string>>;

const ACTS = ["list", "hide", "lift", "delete"] as const;

async function actor(options: Options) {
  const { viewerNamed } = await import("@/server/access/viewer-of");
  if (!options.by) throw new OperatorError("--by に、操作する人のメールアドレスを指定してください。");
  const viewer = await viewerNamed(options.by);
  if (!viewer) throw new OperatorError(`${options.by} という有効なアカウントはありません。`);
  return viewer;
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const sentence = Object.values(result.errors ?? {})[0];
  const words: Record<string, string> = {
    forbidden: "この人には、公開を停止する権限がありません。",
    not_found: "その停止はありません。",
  };
  throw new OperatorError(sentence ?? words[result.reason] ?? `できませんでした（${result.reason}）。`);
}

/** @throws OperatorError unless just one thing is named */
function targetOf({ file, text, figure }: Options): StopTarget {
  const given = [file, text, figure].filter((each) => each !== undefined).length;
  if (given !== 1) throw new OperatorError("--file、--text、--figure のどれか一つを指定してください。");
  if (file !== undefined) return { kind: "file", sha256: file.toLowerCase() };
  if (text !== undefined) return { kind: "text", passage: text };
  const [, kpiId, fy, field] = /^([^/]+)\/(\d{4})\/(\w+)$/.exec(figure ?? "") ?? [];
  if (!kpiId || !fy || !field) {
    throw new OperatorError(
      "--figure は、指標のid/年度/欄 の形で指定してください（例: paper-sheets/2025/reason）。",
    );
  }
  return { kind: "figure", kpiId, fy: Number(fy), field } as StopTarget;
}

async function list(): Promise<void> {
  const { listPublishedFiles, listStops } = await import("@/server/publication/stops/queries");
  const { systemActor } = await import("@/server/access/viewer");
  const { tokyoDate } = await import("@/domain/shared/iso-date");
  const stops = must(await listStops(systemActor));
  for (const { id, kind, cause, hidden, lifted, deleted, publications } of stops) {
    const state = deleted ? "削除済み" : lifted ? "解除済み" : "停止中";
    const notice = stopSentence({ cause, on: tokyoDate(new Date(hidden.at)) });
    say(`${id}　${state}　${STOP_KIND_WORDS[kind]}　${notice}　${stoppedPublications(publications)}`);
  }
  if (stops.length === 0) say("公開を停止しているものはありません。");
  say("公開している根拠資料のファイル（--file に指定する値）：");
  for (const { sha256, name, of, publications } of must(await listPublishedFiles(systemActor))) {
    say(`  ${sha256}　${of}　${name}　${stoppedPublications(publications)}`);
  }
}

async function hide(options: Options): Promise<void> {
  const { hideFromPublic } = await import("@/server/publication/stops/hide");
  const { cause = "", reason = "" } = options;
  const target = targetOf(options);
  const viewer = await actor(options);
  const { id, publications } = must(await hideFromPublic(viewer, { target, cause, reason }));
  say(`${stoppedPublications(publications)}で公開を停止しました（${id}）。`);
  say("まだ元に戻せます。削除するには、課のほかの人が delete を実行してください。");
}

async function lift(id: string, options: Options): Promise<void> {
  const { liftStop } = await import("@/server/publication/stops/lift");
  must(await liftStop(await actor(options), { id, reason: options.reason ?? "" }));
  say("公開の停止を解除しました。停止している間に行った公表には、次の公表から載ります。");
}

async function remove(id: string, options: Options): Promise<void> {
  const { deleteStopped } = await import("@/server/publication/stops/delete");
  const fromStore = options["from-store"] === "true";
  const viewer = await actor(options);
  const { redactions } = must(await deleteStopped(viewer, { id, reason: options.reason ?? "", fromStore }));
  say(`削除しました。公表した内容のうち${redactions}か所を書き換え、前後のハッシュ値を記録しました。`);
}

await runCommand(
  {
    call: "npm run publication:stop",
    does: "公開したもの（根拠資料のファイル、文章の一部、実績・取組の状況・総括・意見の文章）の公開を、すべての公表について停止します。操作は list（一覧）、hide（停止）、lift（解除）、delete（削除）です。delete は、hide をした人とは別の人だけができ、元に戻せません。サーバーの起動中にも実行できます。",
    positionals: {
      name: "操作 [停止のid]",
      does: "list、hide、lift、delete のどれか。lift と delete は停止のidも",
      min: 1,
      max: 2,
    },
    options: {
      by: {
        value: "メールアドレス",
        does: "操作する人（課の人のアカウント）。list のほかは必ず指定します。",
      },
      file: { value: "SHA-256", does: "停止する根拠資料のファイル（list で表示されます）" },
      text: { value: "文章", does: "停止する文章の一部。公開ページのとおりに指定します。" },
      figure: {
        value: "指標などのid/年度/欄",
        does: `停止する、実績・取組の状況・総括・意見の文章。欄は ${STOPPABLE_FIELDS.join("、")} のどれか`,
      },
      cause: { value: "区分", does: `公開ページに載る理由（${STOP_CAUSES.join("、")}）` },
      reason: { value: "理由", does: "操作の記録に残す理由（公開されません）" },
      "from-store": { does: "delete のとき、実績に添えた根拠資料そのものも削除します。" },
    },
    example:
      "npm run publication:stop -- hide --file 3a7b… --cause personal --reason 名簿だったため --by taro@example.lg.jp",
    fails: "できませんでした。理由を表示します。何も変わっていません。",
  },
  async ({ positionals: [given = "", id = ""], options }) => {
    const act = ACTS.find((each) => each === given);
    if (!act) throw new OperatorError(`操作は ${ACTS.join("、")} のどれかを指定してください。`);
    if ((act === "lift" || act === "delete") && id === "") {
      throw new OperatorError("停止のidを指定してください（list で表示されます）。");
    }
    await withApplication(() => {
      if (act === "list") return list();
      if (act === "hide") return hide(options);
      return act === "lift" ? lift(id, options) : remove(id, options);
    });
  },
);
