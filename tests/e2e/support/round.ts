/** A year's round, as the office sends it out: without one a department enters nothing. */
import type { Page } from "playwright/test";
import { expect, field, open } from "./staff";

const DAY_MS = 86_400_000;
/** Far enough for no deadline to press. */
const DAYS_TO_ANSWER = 30;

const tokyoDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" });

const inAMonth = () => tokyoDay.format(new Date(Date.now() + DAYS_TO_ANSWER * DAY_MS));

/** What a round asks besides everything of everybody. */
export interface RoundWishes {
  /** Which person is asked for which KPI, by name. */
  readonly respondents?: readonly { readonly kpi: string; readonly person: string }[];
  /** ISO date; a month from today where nothing is said. */
  readonly deadline?: string;
}

/** Registers the year's round, asks for every KPI, and sends it out. @param office signed in as the office */
export async function sendOutRound(office: Page, fy: number, wishes: RoundWishes = {}): Promise<void> {
  await open(office, "/staff/rounds");
  const year = field(office, "対象の年度");
  if (!(await year.isVisible())) await office.getByText("新しい照会の入力").click();
  await year.selectOption(String(fy));
  await field(office, "件名").fill(`${fy}年度の実績の照会`);
  await field(office, "庁内の問い合わせ先").fill("DX推進課（内線 2345）");
  await field(office, "期限").fill(wishes.deadline ?? inAMonth());
  await office.getByRole("button", { name: "照会を登録する" }).click();
  await expect(office.getByRole("heading", { level: 1, name: `${fy}年度の実績の照会` })).toBeVisible();

  const { respondents = [] } = wishes;
  for (const { kpi, person } of respondents) {
    const list = office.getByRole("combobox", { name: `（${kpi}）` });
    await list.selectOption({ label: person });
  }
  if (respondents.length > 0) {
    await office.getByRole("button", { name: "対象と担当者を保存する" }).click();
    await expect(office.getByText(/^対象と担当者を保存しました/)).toBeVisible();
  }
  // What no department answers for is nobody's mail; the office has looked.
  const looked = office.getByRole("checkbox", { name: /依頼が届かないことを確かめました/ });
  if (await looked.isVisible()) await looked.check();
  await office.getByRole("button", { name: "照会を始める" }).click();
  await expect(office.getByText("照会を始めました", { exact: true })).toBeVisible();
}
