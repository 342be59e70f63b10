/**
 * `npm run plan:check [FILE…]`: checks plan files and says what they hold, or everything that is wrong with them as
 * `FILE: path: message`. Without arguments: every file of prisma/plans. Exit code 0 when all are right, else 1.
 */

import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runCommand } from "@/cli/runtime/command";
import { lateBaselines } from "@/domain/plan/baseline-year";
import { carriedOnTwice } from "@/domain/plan/carried-on";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { clashOfIds, withInitiativeIds } from "@/domain/plan/initiative-ids";
import { NEW_PLAN_REFUSAL_WORDS } from "@/domain/words/ja/plan/life";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { lateBaseline } from "@/domain/words/ja/proposals/proposals";
import { type PlanFileResult, parsePlanFile } from "@/server/plan/plan-file/schema";

const PLANS_FOLDER = fileURLToPath(new URL("../../../prisma/plans", import.meta.url));

export interface PlanCheckReport {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/**
 * Checks the files, each by itself and then against each other: the same id in plans that follow each
 * other is the same KPI or initiative, carried on; two plans that run at once cannot share one, nor can a KPI and an initiative.
 * @param files paths as the person wrote them; printed as they are.
 */
export async function checkPlanFiles(files: readonly string[]): Promise<PlanCheckReport> {
  const lines: string[] = [];
  const plans: { file: string; plan: PlanDefinition }[] = [];
  let ok = files.length > 0;
  if (!ok) lines.push("検査する計画ファイルがありません。ファイルを指定してください。");
  for (const file of files) {
    const found = await readBytes(file);
    const result = "ok" in found ? found : parsePlanFile(found);
    if (result.ok) {
      const plan = withInitiativeIds(result.plan);
      lines.push(...summary(file, plan));
      plans.push({ file, plan });
      continue;
    }
    ok = false;
    lines.push(...result.errors.map(({ path, message }) => `${file}: ${path}: ${message}`));
    lines.push(`${file}: 誤りが${result.errors.length}件あります。`);
  }
  const collisions = sharedIds(plans);
  return { ok: ok && collisions.length === 0, lines: [...lines, ...collisions] };
}

/** The file's bytes, or the error in place of them. */
async function readBytes(file: string): Promise<Uint8Array | PlanFileResult> {
  try {
    return await readFile(file);
  } catch {
    const message = "ファイルを読めません。名前と置き場所を確かめてください。";
    return { ok: false, errors: [{ path: "(全体)", message }] };
  }
}

function summary(file: string, plan: PlanDefinition): string[] {
  const measures = plan.pillars.flatMap((pillar) => pillar.measures);
  const initiatives = measures.flatMap((measure) => measure.initiatives);
  const kpis = listKpis(plan).map(({ kpi }) => kpi);
  const marked = (marker: string) => initiatives.filter((initiative) => initiative.marker === marker).length;
  const words = wordsOf(plan);
  const unspecified = kpis.filter((kpi) => kpi.aggregation === "unspecified").length;
  return [
    `${file}: 誤りはありません。`,
    `  ${plan.name}（${plan.id}、${plan.municipality.name}、${plan.startFy}～${plan.endFy}年度）`,
    `  ${words.pillar} ${plan.pillars.length}、${words.measure} ${measures.length}、取組項目 ${initiatives.length}（○ ${marked("○")}、・ ${marked("・")}）`,
    `  KPI ${kpis.length}（うち集計方法が要確認のもの ${unspecified}）、字句の訂正 ${plan.corrections.length}`,
    // Of a plan that is here the year from which it holds is said with the change.
    ...lateBaselines(plan).map(
      (late) => `  新しい計画としては取り込めません：${late.path}：${lateBaseline(late)}`,
    ),
  ];
}

function sharedIds(plans: readonly { file: string; plan: PlanDefinition }[]): string[] {
  const owners = new Map<string, string>();
  const lines: string[] = [];
  for (const [index, { file, plan }] of plans.entries()) {
    const earlierPlan = owners.get(`plan ${plan.id}`);
    if (earlierPlan !== undefined) {
      lines.push(`${file}: id: 計画のid「${plan.id}」は ${earlierPlan} でも使われています。`);
      continue;
    }
    owners.set(`plan ${plan.id}`, file);
    const twice = carriedOnTwice(plan);
    if (twice) {
      const sentence = NEW_PLAN_REFUSAL_WORDS.continues_twice(twice.one.name, twice.other.name, twice.id);
      lines.push(`${file}: ${sentence}`);
    }
    for (const { file: otherFile, plan: other } of plans.slice(0, index)) {
      const isApart = other.endFy < plan.startFy || plan.endFy < other.startFy;
      const theirs = new Set(isApart ? [] : listKpis(other).map(({ kpi }) => kpi.id));
      for (const { kpi } of listKpis(plan)) {
        if (theirs.has(kpi.id)) {
          lines.push(`${file}: KPIのid「${kpi.id}」は、期間が重なる ${otherFile} でも使われています。`);
        }
      }
      const clash = clashOfIds(plan, other);
      if (clash) lines.push(`${file}: ${NEW_PLAN_REFUSAL_WORDS.initiative_clash(clash, other.name)}`);
    }
  }
  return lines;
}

async function shippedPlans(): Promise<string[]> {
  const names = (await readdir(PLANS_FOLDER)).filter((name) => name.endsWith(".yaml")).sort();
  return names.map((name) => relative(process.cwd(), join(PLANS_FOLDER, name)));
}

async function check(named: readonly string[]): Promise<void> {
  // npm runs this in the project's folder; INIT_CWD is where the person stands.
  process.chdir(process.env.INIT_CWD ?? process.cwd());
  const report = await checkPlanFiles(named.length > 0 ? named : await shippedPlans());
  const stream = report.ok ? process.stdout : process.stderr;
  stream.write(`${report.lines.join("\n")}\n`);
  process.exitCode = report.ok ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(
    {
      call: "npm run plan:check",
      does: "計画ファイルを検査し、内容のあらまし、または誤りをすべて「ファイル: 場所: 内容」の形で表示します。データベースは使いません。",
      positionals: {
        name: "計画ファイル",
        does: "検査する YAML ファイル（省略すると prisma/plans のすべて）",
        min: 0,
        max: Number.POSITIVE_INFINITY,
      },
      example: "npm run plan:check -- prisma/plans/dx-2.yaml",
      fails: "誤りがあります。",
    },
    ({ positionals }) => check(positionals),
  );
}
