"use client";

import { useState } from "react";
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { TextField } from "@/components/forms/field";
import { DataTable } from "@/components/ui/data-table";
import { decimalsOf, formatNumber, formatQuantity, parseQuantity } from "@/domain/plan/quantity";
import { derivedFigure, printedStrictly } from "@/domain/reports/pace/pace-print";
import {
  ceilDecimal,
  type DecimalString,
  decimal,
  floorDecimal,
  toDecimalString,
} from "@/domain/shared/decimal";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { quantityFaultSentence } from "@/domain/words/ja/plan/quantity";
import { derivedText, yearlyEffortText } from "@/domain/words/ja/reports/pace";
import { type ExploreInput, project, reachesTarget, startingChange } from "../view-model/explore";

/** Tries a yearly change: the chart, the answer in a sentence, and the same figures as a table. */
export function ExploreChart({ input }: { input: ExploreInput }) {
  const [typed, setTyped] = useState(formatNumber(startingChange(input), input.decimals));
  const parsed = parseQuantity(typed, { unit: input.unit });
  const perYear = parsed.ok ? parsed.value : null;
  const trial = perYear === null ? [] : project(input, perYear);
  const trialOf = new Map(trial.map(({ fy, value }) => [fy, value]));
  const fieldId = `explore-${input.kpiId}-change`;
  return (
    <section
      aria-label={`${input.name}の試算`}
      className="flex flex-col gap-6 rounded-8 bg-solid-gray-50 p-4 md:p-6"
    >
      <TextField
        id={fieldId}
        name={fieldId}
        label="1年あたりの変化（仮定）"
        support={supportText(input)}
        suffix={input.unit}
        inputMode="decimal"
        className="w-40"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={errorText(parsed)}
      />
      <p role="status">
        {perYear === null ? "" : answer(input, perYear, trial.at(-1)?.value ?? input.from.value)}
      </p>
      <TrialChart input={input} trialOf={trialOf} />
      <TrialTable input={input} trialOf={trialOf} />
    </section>
  );
}

function TrialChart({
  input,
  trialOf,
}: {
  input: ExploreInput;
  trialOf: ReadonlyMap<number, DecimalString>;
}) {
  // Only here do figures become binary: a place on the screen needs no more.
  const place = (value: DecimalString | null | undefined) => (value == null ? null : Number(value));
  const data = input.rows.map((row) => ({
    label: row.label,
    actual: place(row.actual),
    working: place(row.working),
    guide: place(row.guide),
    trial: place(trialOf.get(row.fy)),
  }));
  const print = (value: unknown) => formatQuantity(toDecimalString(decimal(String(value))), input);
  return (
    <figure className="m-0 flex flex-col gap-2">
      <div className="h-80 w-full bg-white" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart
            data={data}
            margin={{ top: 24, right: 24, bottom: 8, left: 8 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke="#cccccc" vertical={false} />
            <XAxis dataKey="label" stroke="#1a1a1a" />
            <YAxis
              stroke="#1a1a1a"
              width={72}
              domain={[0, "auto"]}
              tickFormatter={(value) => formatNumber(toDecimalString(decimal(String(value))), 0)}
            />
            <Tooltip formatter={(value) => print(value)} />
            <Legend />
            <ReferenceLine
              y={Number(input.target.value)}
              stroke="#8b3200"
              strokeWidth={2}
              label={{
                value: `目標値 ${print(input.target.value)}`,
                position: "insideTopLeft",
                fill: "#8b3200",
              }}
            />
            <Line
              name="実績・現状値"
              dataKey="actual"
              stroke="#0017c1"
              strokeWidth={3}
              isAnimationActive={false}
            />
            <Line
              name="承認前"
              dataKey="working"
              stroke="#6e5600"
              strokeWidth={0}
              dot={{ r: 6, fill: "#ffffff", stroke: "#6e5600", strokeWidth: 3 }}
              legendType="circle"
              isAnimationActive={false}
            />
            <Line
              name="目安"
              dataKey="guide"
              stroke="#666666"
              strokeDasharray="2 4"
              dot={false}
              isAnimationActive={false}
            />
            <Line
              name="試算"
              dataKey="trial"
              stroke="#197a4b"
              strokeWidth={2}
              strokeDasharray="8 4"
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="text-dns-14N-130">
        青の実線と点は承認済みの実績と現状値、白丸は承認前の数値、破線は試算です。試算は計画の数値ではありません。同じ数値を下の表にも示しています。
      </figcaption>
    </figure>
  );
}

function TrialTable({
  input,
  trialOf,
}: {
  input: ExploreInput;
  trialOf: ReadonlyMap<number, DecimalString>;
}) {
  const cell = (value: DecimalString | null | undefined) =>
    value == null ? "" : formatQuantity(value, input);
  const hasWorking = input.rows.some(({ working }) => working !== null);
  return (
    <DataTable caption={`${input.name}の試算の数値`} className="bg-white">
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col" className="number">
            実績・現状値
          </th>
          {hasWorking ? (
            <th scope="col" className="number">
              承認前
            </th>
          ) : null}
          <th scope="col" className="number">
            目安
          </th>
          <th scope="col" className="number">
            試算
          </th>
        </tr>
      </thead>
      <tbody>
        {input.rows.map((row) => {
          const tried = trialOf.get(row.fy);
          return (
            <tr key={row.fy}>
              <th scope="row" className="nowrap">
                {fiscalYearLabel(row.fy)}
              </th>
              <td className="number">{cell(row.actual)}</td>
              {hasWorking ? <td className="number">{cell(row.working)}</td> : null}
              <td className="number">
                {row.guide === null ? "" : derivedText(printedStrictly(row.guide, input), input)}
              </td>
              <td className="number">{tried === undefined ? "" : triedText(tried, input)}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** To the worse side: what is short of the target never reads as the target. */
function triedText(value: DecimalString, input: ExploreInput): string {
  const worse = input.direction === "up" ? floorDecimal : ceilDecimal;
  return derivedText(derivedFigure(value, input.decimals, worse), input);
}

function supportText({ needed, brought, perStep }: ExploreInput): string {
  const soFar = brought === null ? "" : `、これまでの変化は${perStep}${brought}`;
  return `目標値の達成に必要な変化は毎年${needed}${soFar}です。数値を変えると、グラフと表が変わります。減らす場合は「-100」のように入力してください。`;
}

function errorText(parsed: ReturnType<typeof parseQuantity>): string | undefined {
  if (!parsed.ok) return quantityFaultSentence(parsed);
  return parsed.value === null ? "1年あたりの変化を、数値で入力してください。" : undefined;
}

function answer(input: ExploreInput, perYear: DecimalString, landing: DecimalString): string {
  const verdict = reachesTarget(input, perYear) ? "目標値に届きます。" : "目標値には届きません。";
  const tried = {
    value: perYear,
    decimals: Math.max(input.decimals, decimalsOf(perYear, 6)),
    isRounded: false,
  };
  const trial = decimal(perYear).isZero()
    ? "いまの値のままのとき"
    : `${yearlyEffortText(tried, input, 2)}とき`;
  return `${trial}、${fiscalYearJa(input.target.fy)}は${triedText(landing, input)}になり、${verdict}`;
}
