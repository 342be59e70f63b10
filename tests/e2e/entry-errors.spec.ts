/** What cannot be a figure gets a clear answer at its field, and nothing that was typed is lost. */
import { day } from "@tests/fixtures/brands";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import { expectAccessible } from "./support/axe";
import { draftSaved, expect, field, openReport, report, test } from "./support/staff";

const KPI = "mynumber-services";

interface Wrong {
  readonly name: string;
  readonly typed: string;
  readonly answer: string;
}

const WRONG: readonly Wrong[] = [
  { name: "abc", typed: "abc", answer: "数値として読めません。2500や12.5のように、数字で入力してください。" },
  {
    name: "a comma out of place",
    typed: "1,2,3",
    answer:
      "桁区切りの「,」の位置が正しくありません。12,345のように3桁ごとに入れるか、「,」を使わずに入力してください。",
  },
  {
    name: "a lone dash",
    typed: "-",
    answer: "「-」だけでは数値が分かりません。数値がまだない場合は「まだ出ていません」を選んでください。",
  },
  {
    name: "a share where things are counted",
    typed: "１２．５％",
    answer: "この数値の単位は「種類」です。「%」ではなく「種類」で数えた値を、数値だけで入力してください。",
  },
  {
    name: "200 characters",
    typed: "1234567890".repeat(20),
    answer: "文字が多すぎます。数値だけを40文字以内で入力してください。",
  },
  {
    name: "a negative count",
    typed: "-3",
    answer: "この数値はマイナスになりません。0以上の数値を入力してください。",
  },
  {
    name: "a negative count as accounts write it",
    typed: "▲３",
    answer: "この数値はマイナスになりません。0以上の数値を入力してください。",
  },
  { name: "a part of a thing", typed: "7.5", answer: "小数点以下は入力できません。整数で入力してください。" },
];

for (const { name, typed, answer } of WRONG) {
  test(`${name}: answered at the field, kept after a reload`, async ({ signedIn }) => {
    const page = await signedIn("contributor");
    await openReport(page, KPI);
    const form = report(page);
    const figure = field(form, "実績の値");
    await figure.fill(typed);
    await expect(form.getByText(/^この値は登録できないため、目標達成状況を表示できません。/)).toBeVisible();
    await figure.press("Tab");
    await expect(figure).toHaveAttribute("aria-invalid", "true");
    await expect(figure).toHaveAccessibleDescription(new RegExp(escaped(answer)));
    await expect(form.getByText(`＊${answer}`)).toBeVisible();

    await field(form, "要因").fill(`要因の文（${name}）`);
    await form.getByRole("button", { name: "提出する" }).click();
    const summary = form.getByRole("alert");
    await expect(summary).toContainText("入力内容をご確認ください");
    await summary.getByRole("link", { name: answer }).click();
    await expect(figure).toBeFocused();
    await draftSaved(page);

    await page.reload();
    await expect(form.getByText("下書き", { exact: true })).toBeVisible();
    await expect(figure).toHaveValue(typed);
    await expect(field(form, "要因")).toHaveValue(`要因の文（${name}）`);
  });
}

test("a blank figure: answered at the field when submitting; the other fields stay", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await openReport(page, KPI);
  const form = report(page);
  const figure = field(form, "実績の値");
  await figure.fill("");
  await figure.press("Tab");
  await expect(figure).not.toHaveAttribute("aria-invalid", "true");
  await field(form, "要因").fill("要因の文（空欄）");
  await form.getByRole("button", { name: "提出する" }).click();
  const answer = "令和7年度の実績を入力するか、「まだ出ていません（公表待ち）」を選んでください。";
  await expect(figure).toHaveAttribute("aria-invalid", "true");
  await expect(figure).toHaveAccessibleDescription(new RegExp(escaped(answer)));
  await expectAccessible(page);
  await draftSaved(page);
  await page.reload();
  await expect(figure).toHaveValue("");
  await expect(field(form, "要因")).toHaveValue("要因の文（空欄）");
  await expect(form.getByText("下書き", { exact: true })).toBeVisible();
});

test("what must stand beside a figure is asked for at its own field", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await openReport(page, KPI);
  const form = report(page);
  await field(form, "実績の値").fill("7");
  await field(form, "要因").fill("　");
  await form.getByRole("button", { name: /^変更/ }).click();
  await field(form, "いつの時点の値か").fill("2099-03-31");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(field(form, "要因")).toHaveAccessibleDescription(/この実績になった要因を入力してください。/);
  await expect(field(form, "いつの時点の値か")).toHaveAccessibleDescription(/まだ来ていない日付です。/);
  await expect(field(form, "実績の値")).not.toHaveAttribute("aria-invalid", "true");
  // The next test goes on from it.
  await draftSaved(page);
});

test("no figure yet: cause and expected date are asked for, and a figure that was typed is not sent along", async ({
  signedIn,
}) => {
  const page = await signedIn("contributor");
  await openReport(page, KPI);
  const form = report(page);
  await form.getByRole("radio", { name: "まだ出ていません（公表待ち）" }).check();
  // The usual note stands there already.
  await expect(field(form, "値がない理由")).toHaveValue("値がまだ公表されていないため。");
  await field(form, "値がない理由").fill("");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(field(form, "値がない理由")).toHaveAccessibleDescription(
    /値がまだない理由を入力してください。/,
  );
  await expect(field(form, "値が分かる見込みの日")).toHaveAccessibleDescription(
    /見込みの日付を入力してください。/,
  );
  await expectAccessible(page);
  await draftSaved(page);
  await form.getByRole("radio", { name: "実績を入力する" }).check();
  await expect(field(form, "実績の値")).toHaveValue("7");
  await draftSaved(page);
});

test("an unlikely figure is asked about, not refused", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await openReport(page, KPI);
  const form = report(page);
  await field(form, "実績の値").fill("5");
  await field(form, "要因").fill("新しいサービスはありませんでした。");
  await form.getByRole("button", { name: /^変更/ }).click();
  await field(form, "いつの時点の値か").fill("2026-03-31");
  await expect(form.getByText(/^前回（令和5年度）の5種類と同じ値です。/)).toBeVisible();
  await expect(form.getByText("見込み × 未達", { exact: true })).toBeVisible();
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(field(form, "この値で正しい理由")).toHaveAccessibleDescription(
    /この値で正しい理由を入力してください。/,
  );
  await expectAccessible(page);
  await field(form, "この値で正しい理由").fill("担当課に確かめました。");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(form.getByText("提出しました", { exact: true })).toBeVisible();
});

test("the server answers the same, whatever the browser let through", async ({ signedIn, baseURL }) => {
  const page = await signedIn("contributor");
  const change = (version: number, event: string, actualText: string) =>
    page.request.post("/api/reports/collaboration-events/2024", {
      headers: { Origin: baseURL ?? "" },
      data: {
        event,
        version,
        content: makeWrittenContent({ actualText, asOf: day("2025-03-31") }),
      },
    });
  for (const { typed, answer } of WRONG.filter((each) => !/種類/.test(each.answer))) {
    const response = await change(0, "submit", typed);
    expect(response.status(), typed).toBe(422);
    expect(await response.json()).toMatchObject({ reason: "invalid", errors: { actualText: answer } });
  }
  const blank = await change(0, "submit", "");
  expect(blank.status()).toBe(422);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
