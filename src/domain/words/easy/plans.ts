import type { PlanWords } from "@/domain/words/public/plan-words";
import { dayEasy, fiscalYearEasy } from "./dates";

export const PLANS_EASY: PlanWords = {
  all: "計画《けいかく》",
  description: "計画《けいかく》のぜんぶと結果《けっか》です。",
  closed: (on) =>
    `この計画《けいかく》は、${dayEasy(on)}に終《お》わりました。それまでの数字《すうじ》は、ここで見《み》ることができます。`,
  closedReason: "終《お》わった理由《りゆう》",
  positioning: "ほかの計画《けいかく》との関係《かんけい》",
  standing: "目標《もくひょう》は、どこまでできましたか",
  later: (shown, { fy, marked, counted }) =>
    `${fiscalYearEasy(fy)}は、${counted}この目標《もくひょう》のうち、${marked}こだけにしるしがあります。半分《はんぶん》より少《すく》ないので、${fiscalYearEasy(shown)}の結果《けっか》を出《だ》しています。`,
  table: "年度《ねんど》ごとの計画《けいかく》と数字《すうじ》としるし",
  yearReports: "年度《ねんど》ごとの結果《けっか》",
  pillars: "テーマ",
  pillarsAndMeasures: "テーマとすること",
  elsewhere: "ほかのページにある数字《すうじ》",
  definitions: "計画《けいかく》ぜんぶの決《き》まりがかわったところ",
};
