/**
 * `npm run plan:import FILE`: takes in a plan that is not here. Of one that is here it says what the file would change and
 * what that would do; with `--confirm` and a reason for every change of substance it becomes the plan's next version.
 */

import { readFile } from "node:fs/promises";
import { withApplication } from "@/cli/database/with-application";
import { fromCallersFolder } from "@/cli/runtime/arguments";
import { runCommand } from "@/cli/runtime/command";
import { describeDisk } from "@/cli/runtime/disk-words";
import { say } from "@/cli/runtime/steps";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { parseQuantity } from "@/domain/plan/quantity";
import { answersFrom } from "@/domain/plan/responsible";
import { type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { canRejudge, isRejudging, rejudgingKey } from "@/domain/proposals/history/rejudging";
import { isSeen } from "@/domain/proposals/history/unseen";
import { wrongReasons } from "@/domain/proposals/told-reasons";
import type { DecimalString } from "@/domain/shared/decimal";
import { fiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import { type IsoDate, isIsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { OperatorError } from "@/lib/operator-error";

interface Wishes {
  readonly isConfirmed: boolean;
  /** A draft that somebody keeps on the screens is given up for the file. */
  readonly replacesDraft: boolean;
  readonly otherMunicipality: boolean;
  /** For every change that the file itself gives no reason for. */
  readonly reason: string;
  readonly decidedOn: IsoDate | null;
  readonly document: string | null;
  /** The first fiscal year of every change that needs one; null: after everything on record. */
  readonly from: number | null;
  readonly rejudges: boolean;
  /** Of which KPI published years are judged anew; null: of every one, where the file changes nothing. */
  readonly kpi: string | null;
  /** Of a change that breaks the line: what the figures of before are multiplied by; null: they cannot be compared. */
  readonly factor: DecimalString | null;
}

async function importFile(file: string, wishes: Wishes): Promise<void> {
  const absolute = fromCallersFolder(file);
  const bytes = await readFile(absolute).catch((error: NodeJS.ErrnoException) => {
    throw describeDisk(error, absolute);
  });
  const { parsePlanFile } = await import("@/server/plan/plan-file/schema");
  const parsed = parsePlanFile(bytes);
  if (!parsed.ok) {
    for (const error of parsed.errors) say(`${error.path}: ${error.message}`);
    throw new OperatorError(
      `${file} には誤りが ${parsed.errors.length} 件あります。何も取り込んでいません。`,
    );
  }
  await withApplication(async () => {
    const { importPlan } = await import("@/server/proposals/import");
    const { namedPlan } = await import("@/server/plan/initiative-ids");
    const { systemActor } = await import("@/server/access/viewer");
    const named = await namedPlan(systemActor, parsed.plan);
    if (!named.ok) throw new OperatorError(`取り込めませんでした（${named.reason}）。`);
    const plan = named.value;
    const result = await importPlan(systemActor, plan, wishes);
    if (!result.ok) {
      const [field, sentence] = Object.entries(result.errors ?? {})[0] ?? ["", result.reason];
      const hint =
        field === "municipality" ? "それでも取り込むときは、--other-municipality を付けてください。" : "";
      throw new OperatorError(`取り込めませんでした（${sentence}${hint}）。`);
    }
    const { outcome, version } = result.value;
    if (outcome === "added") {
      const { departmentsLater } = await import("@/domain/words/ja/proposals/proposals");
      const { changedRoundSentences } = await import("@/domain/words/ja/rounds/changed-rounds");
      say(`計画「${plan.name}」（${plan.id}）を取り込みました。`);
      for (const sentence of changedRoundSentences(result.value.rounds)) say(`  → ${sentence}`);
      const first = answersFrom(plan, tokyoDate(new Date()));
      return first === null ? undefined : say(departmentsLater(first));
    }
    if (outcome === "same" && wishes.rejudges) {
      if (wishes.from === null) {
        throw new OperatorError(
          "計画ファイルは、いまの計画と同じ内容です。公表済みの年度を評価し直すには、どの年度からかを --from で指定してください。",
        );
      }
      return changePlan(plan, wishes);
    }
    if (outcome === "same") {
      return say(`計画「${plan.name}」（${plan.id}）は第 ${version} 版と同じ内容です。何も変えていません。`);
    }
    await changePlan(plan, wishes);
  });
}

/** Says what the file changes; confirms it where that was asked for. */
async function changePlan(proposed: PlanDefinition, wishes: Wishes): Promise<void> {
  const { examinePlanChange } = await import("@/server/proposals/examine");
  const { confirmPlanChange } = await import("@/server/proposals/confirm");
  const { suggestedDecisions } = await import("@/domain/proposals/suggest");
  const { effectSentences, problemSentenceIn, proposedLines, REJUDGE_LABEL } = await import(
    "@/domain/words/ja/proposals/proposals"
  );
  const { newItemLines } = await import("@/domain/words/ja/rounds/new-items");
  const { wrongReasonSentence } = await import("@/domain/words/ja/proposals/told-reasons");
  const { changedRoundSentences } = await import("@/domain/words/ja/rounds/changed-rounds");
  const { fiscalYearJa } = await import("@/domain/words/ja/dates");
  const { confirmedChangeWords } = await import("@/domain/words/ja/plan/life");
  const { systemActor } = await import("@/server/access/viewer");
  const first = await examinePlanChange(systemActor, proposed, {});
  if (!first.ok) throw new OperatorError(`取り込めませんでした（${first.errors?.[""] ?? first.reason}）。`);
  const { before, record } = first.value;
  const anew = rejudgingsOf(before, first.value.changes.length === 0, wishes);
  const suggested = suggestedDecisions(before, proposed, record, fiscalYearOf(new Date()));
  const judging = new Set([
    ...first.value.changes.filter(canRejudge).map(({ key }) => key),
    ...Object.keys(anew),
  ]);
  // The reason is that of what asks for one; of words alone where nothing else is changed.
  const ofSubstance = first.value.changes.filter(({ isOfSubstance }) => isOfSubstance).map(({ key }) => key);
  const isMeant = (key: string) => ofSubstance.length === 0 || ofSubstance.includes(key) || key in anew;
  const decisions: PlanDecisions = Object.fromEntries(
    Object.entries({ ...suggested, ...anew }).map(([key, decision]) => [
      key,
      decision.reason === ""
        ? {
            ...decision,
            from: decision.from !== null && wishes.from !== null ? fiscalYear(wishes.from) : decision.from,
            ...(isMeant(key)
              ? { reason: wishes.reason, decidedOn: wishes.decidedOn, document: wishes.document }
              : {}),
            rejudges: wishes.rejudges && judging.has(key),
            factor: key.endsWith("/break") ? wishes.factor : null,
          }
        : decision,
    ]),
  );
  const examined = await examinePlanChange(systemActor, proposed, decisions);
  if (!examined.ok) throw new OperatorError(`取り込めませんでした（${examined.reason}）。`);
  const { changes, problems, baseVersion } = examined.value;
  say(`計画「${proposed.name}」（${proposed.id}）との違い（いまは第 ${baseVersion} 版）：`);
  for (const change of changes) {
    const from = decisions[change.key]?.from;
    const how = isRejudging(change.key) ? "から評価し直す" : "から";
    const since = change.needsYear && from ? `（${fiscalYearJa(from)}${how}）` : "";
    const [line, ...others] = proposedLines(change, before, proposed, examined.value.names);
    say(`  ${line}${since}`);
    for (const other of others) say(`    ${other}`);
    const whole = newItemLines(change, proposed, (id) => examined.value.names[id] ?? null);
    for (const { term, description } of whole) say(`    ${term}：${description.replaceAll("\n", " ")}`);
  }
  // Under `changes:` a file may say why: of what it does not change, or changes otherwise, that would be lost without a word.
  const wrong = wrongReasons(before, proposed).map((each) =>
    wrongReasonSentence(each, before, proposed, examined.value.names),
  );
  const effects = [...effectSentences(examined.value), ...changedRoundSentences(examined.value.rounds)];
  for (const sentence of effects) say(`  → ${sentence}`);
  const sentences = problems.map((problem) => {
    const isAdded = "change" in problem && problem.change.before === null;
    return problemSentenceIn(problem, isAdded ? proposed : before);
  });
  for (const sentence of [...sentences, ...wrong]) say(`  ! ${sentence}`);
  if (sentences.some((sentence) => sentence.includes(REJUDGE_LABEL)))
    say(`    （${REJUDGE_LABEL}は、このコマンドでは --rejudge で指定します。）`);
  if (changes.length === 0) {
    if (wishes.rejudges)
      throw new OperatorError("評価し直すことになる指標はありません。何も変えていません。");
    if (problems.length === 0) return say("計画として変わることはありません。何も変えていません。");
    throw new OperatorError("計画の変更として取り込めることがありません。何も変えていません。");
  }
  const isStopped = !wishes.isConfirmed && problems.some(({ kind }) => kind !== "reason_missing");
  if (wrong.length > 0 || isStopped) {
    throw new OperatorError("まだ何も変えていません。上の「!」の点を直してから、もう一度実行してください。");
  }
  if (!wishes.isConfirmed) {
    const options = problems.length === 0 ? "--confirm" : "--confirm と --reason";
    say(`まだ何も変えていません。この内容で確定するには、${options} を付けて実行してください。`);
    return;
  }
  const confirmed = await confirmPlanChange(systemActor, {
    proposed,
    decisions,
    baseVersion,
    replacesDraft: wishes.replacesDraft,
  });
  if (!confirmed.ok && confirmed.reason === "conflict" && confirmed.errors?.[""]) {
    throw new OperatorError(
      `${confirmed.errors[""]}確定すると、その変更案は消えます。画面で確定するか、やめてもらってください。このファイルで置き換えるときは、--replace-draft を付けてください。何も変えていません。`,
    );
  }
  if (!confirmed.ok) {
    throw new OperatorError(
      `確定できませんでした（${confirmed.errors?.[""] ?? confirmed.reason}）。何も変えていません。`,
    );
  }
  say(
    `計画「${proposed.name}」（${proposed.id}）を第 ${confirmed.value.version} 版にしました。${confirmedChangeWords(isSeen(record, null))}`,
  );
}

/** Published years judged anew by what was decided before: an act of its own, also of a file that changes nothing. */
function rejudgingsOf(plan: PlanDefinition, isSame: boolean, wishes: Wishes): PlanDecisions {
  if (!wishes.rejudges || (wishes.kpi === null && !isSame)) return {};
  if (wishes.from === null) {
    throw new OperatorError("評価し直すには、どの年度からかを --from で指定してください。");
  }
  const kpis = listKpis(plan).flatMap(({ kpi }) =>
    wishes.kpi === null || kpi.id === wishes.kpi ? [kpi.id] : [],
  );
  if (kpis.length === 0) throw new OperatorError(`--kpi の指標 ${wishes.kpi} は、この計画にありません。`);
  const decision = { ...UNDECIDED, from: fiscalYear(wishes.from), rejudges: true };
  // The settings are every KPI's.
  const keys = [...kpis, ...(wishes.kpi === null ? [null] : [])].map(rejudgingKey);
  return Object.fromEntries(keys.map((key) => [key, decision]));
}

function factorOf(text: string | undefined): DecimalString | null {
  if (text === undefined) return null;
  const parsed = parseQuantity(text);
  if (!parsed.ok || parsed.value === null || Number(parsed.value) <= 0) {
    throw new OperatorError(
      "--factor には換算の係数を、0より大きい数値で指定してください（例: 千枚から枚へは 1000）。",
    );
  }
  return parsed.value;
}

function dayOf(text: string | undefined): IsoDate | null {
  if (text === undefined) return null;
  if (!isIsoDate(text)) {
    throw new OperatorError("--decided-on には決定した日を指定してください（例: 2027-03-25）。");
  }
  return text;
}

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{4}$/.test(text)) throw new OperatorError("--from には年度を西暦の4桁で指定してください。");
  return Number(text);
}

await runCommand(
  {
    call: "npm run plan:import",
    does: "計画ファイルを検査し、ここにない計画なら取り込みます。すでにある計画なら、違いと、それで変わることを表示します。--confirm を付けると、その内容で計画を変更します。実績はそのまま残ります。サーバーの起動中にも実行できます。",
    positionals: { name: "計画ファイル", does: "取り込む YAML ファイル", min: 1, max: 1 },
    options: {
      "replace-draft": {
        does: "画面で保存された変更案があっても、このファイルの変更を確定します。変更案は消えます。",
      },
      confirm: { does: "表示した変更を確定します（すでにある計画のとき）。" },
      reason: { value: "理由", does: "変更の理由（ファイルの changes に書いた理由が優先します）" },
      "decided-on": { value: "日付", does: "決定した日（例: 2027-03-25）" },
      document: { value: "文書", does: "決定した文書の名前" },
      from: { value: "年度", does: "変更が有効になる年度（省略すると、実績のない最初の年度）" },
      factor: {
        value: "係数",
        does: "単位や数え方を変えるとき、それまでの値に掛けると新しい値になる数（省略すると、変更の前後を比べません）",
      },
      rejudge: {
        does: "公表済みの年度も、変更後の定義で評価し直します。変更を決定したあとで評価し直すときは、いまの計画と同じファイルに --from と --reason を付けて実行します。",
      },
      kpi: { value: "指標", does: "--rejudge で、決定済みの定義で評価し直す指標の id（省略すると、すべて）" },
      "other-municipality": { does: "別の市町村の計画でも取り込みます。" },
    },
    example: "npm run plan:import -- prisma/plans/dx-2.yaml --confirm --reason 中間見直しによる",
    fails: "誤りがあるか、取り込めませんでした。何も変わっていません。",
  },
  ({ positionals: [file = ""], options }) =>
    importFile(file, {
      isConfirmed: options.confirm === "true",
      replacesDraft: options["replace-draft"] === "true",
      otherMunicipality: options["other-municipality"] === "true",
      reason: options.reason ?? "",
      decidedOn: dayOf(options["decided-on"]),
      document: options.document ?? null,
      from: yearOf(options.from),
      rejudges: options.rejudge === "true",
      kpi: options.kpi ?? null,
      factor: factorOf(options.factor),
    }),
);
