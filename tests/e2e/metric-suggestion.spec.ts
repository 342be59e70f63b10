/** A department suggests a metric; the office puts it into the plan, and the department finds it among what it reports. */
import { expectAccessible } from "./support/axe";
import { answers, expect, field, open, test } from "./support/staff";

test.describe.configure({ mode: "serial" });

const NAME = "窓口で待った時間の平均";
const REASON = "窓口の混み具合が分かるため";

test("a department suggests a metric; a slip is said at its field, and what was typed stays", async ({
  signedIn,
}) => {
  const department = await signedIn("contributor");
  await open(department, "/staff/entry?fy=2026");
  await department.getByRole("link", { name: "数値（KPI以外の実績）を提案する" }).click();
  await department.getByRole("main").getByRole("link", { name: "数値（KPI以外の実績）を提案する" }).click();
  await expect(department.getByRole("heading", { level: 1, name: /を提案する$/ })).toBeVisible();
  await answers(department);
  await field(department, "名称").fill(NAME);
  await field(department, "理由").fill(REASON);
  await field(department, "実績の出典").fill("発券機の記録");
  await field(department, "始まりの年度").selectOption("2026");
  await field(department, "単位").fill("分");
  await department.getByRole("button", { name: "提案する", exact: true }).click();
  await expect(field(department, "何についての数値か")).toHaveAttribute("aria-invalid", "true");
  await expect(field(department, "理由")).toHaveValue(REASON);
  await expectAccessible(department, "the form of a suggestion with a slip");
  await field(department, "何についての数値か").selectOption({ label: "計画全般" });
  await department.getByRole("button", { name: "提案する", exact: true }).click();
  await expect(department.getByRole("main").getByRole("status")).toContainText("提案しました");
  await expectAccessible(department, "/staff/suggestions");
});

test("the office puts it into the plan", async ({ signedIn }) => {
  const office = await signedIn("office");
  await open(office, "/staff");
  await office.getByRole("link", { name: "提案を見る" }).click();
  const item = office.getByRole("listitem").filter({ has: office.getByRole("heading", { name: NAME }) });
  await expect(item).toContainText(REASON);
  await item.getByRole("link", { name: "計画に加える" }).click();
  await expect(office.getByRole("main")).toContainText(`市民課から提案された数値「${NAME}」`);
  await answers(office);
  await expect(field(office, "名称")).toHaveValue(NAME);
  await field(office, "実績の記号（id）").fill("waiting-time");
  await office.getByRole("button", { name: "変更案に入れる" }).click();
  await expect(office.getByRole("heading", { level: 1, name: "計画の変更案" })).toBeVisible();
  await answers(office);
  for (const reason of await field(office, "理由").all()) await reason.fill("市民課の提案による");
  await office.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(office.getByText(/計画の変更を確定しました/)).toBeVisible();
});

test("the department reads that, and finds the metric among what it reports", async ({ signedIn }) => {
  const department = await signedIn("contributor");
  await open(department, "/staff/suggestions");
  await expect(department.getByRole("main")).toContainText("計画に加えました");
  await open(department, "/staff/entry?fy=2026");
  await expect(department.getByRole("main")).toContainText(NAME);
});
