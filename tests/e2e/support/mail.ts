/** The office's outbox: without a mail server every mail is kept there. */
import type { Page } from "playwright/test";
import { expect, open } from "./staff";

/** A personal link as a mail carries it. */
const LINK = /https?:\/\/\S+\/staff\/answer\?token=[\w-]+/;

/**
 * The personal link in the newest mail of a round to a person, as the office hands the file over.
 * @param office signed in as somebody who may read the outbox
 * @param round its title
 */
export async function personalLink(office: Page, name: string, round: string): Promise<string> {
  await open(office, "/staff/mails");
  await office.getByLabel("照会", { exact: true }).selectOption({ label: await optionWith(office, round) });
  await office.getByRole("button", { name: "絞り込む" }).click();
  await office.waitForURL(/[?&]round=/);
  const mail = office.getByRole("main").getByRole("listitem").filter({ hasText: name }).first();
  await expect(mail).toBeVisible();
  const href = await mail.locator('a[href^="/api/mails/"]').getAttribute("href");
  const file = await office.request.get(href ?? "");
  expect(file.status()).toBe(200);
  const link = readable(await file.text()).match(LINK)?.[0];
  if (!link) throw new Error(`no personal link in the mail to ${name}`);
  return link;
}

async function optionWith(office: Page, round: string): Promise<string> {
  const options = office.getByLabel("照会", { exact: true }).getByRole("option");
  return (await options.filter({ hasText: round }).first().textContent()) ?? "";
}

/** The text of a message, whichever way its parts are encoded. */
function readable(message: string): string {
  const unfolded = message.replace(/\r\n/g, "\n");
  const plain = unfolded
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const blocks = unfolded.match(/(?:^[A-Za-z0-9+/=]{20,}\n?)+/gm) ?? [];
  return [plain, ...blocks.map((block) => Buffer.from(block, "base64").toString("utf8"))].join("\n");
}
