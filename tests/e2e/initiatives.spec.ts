/** An initiative names its department and the KPIs it works on; a citizen goes from the KPI to it and back. */
import { expectAccessible } from "./support/axe";
import { kpiName } from "./support/document";
import { answers, expect, field, haveLooked, open, PUBLISHING_MS, test } from "./support/staff";

test.describe.configure({ mode: "serial" });

const PROCEDURES = "online-procedures";
const FIRST = { id: "dx-2-1-1-1", text: "ローコードツール等を活用したオンライン申請の拡大" };
const REWORDED = "ローコードツールなどを活用したオンライン申請の拡大";

test("the office says on the screens who is responsible and which KPI an initiative works on", async ({
  signedIn,
}) => {
  const office = await signedIn("office");
  await open(office, "/staff/plan/dx-2/measures/1-1");
  await expectAccessible(office, "the form of a measure with its initiatives");
  await field(office, "所管課").fill("行政改革課");
  await office.getByRole("button", { name: "変更案に入れる" }).click();
  await expect(office.getByRole("heading", { level: 1, name: "計画の変更案" })).toBeVisible();
  await open(office, "/staff/plan/dx-2/measures/1-1");
  await office.getByRole("link", { name: `${FIRST.text}を変更する` }).click();
  await expect(office.getByRole("heading", { level: 1, name: "取組項目を変更する" })).toBeVisible();
  await answers(office);
  await field(office, "取組項目").fill(REWORDED);
  await field(office, "所管課").fill("市民課");
  await office.getByRole("checkbox", { name: kpiName(PROCEDURES) }).check();
  await expectAccessible(office, "the form of an initiative");
  await office.getByRole("button", { name: "変更案に入れる" }).click();
  await expect(office.getByRole("heading", { level: 1, name: "計画の変更案" })).toBeVisible();
  const changes = office.getByRole("main");
  await expect(changes).toContainText(`${REWORDED}: 市民課`);
  await expect(changes).toContainText(`${REWORDED}: ${kpiName(PROCEDURES)}`);
});

test("a line that moves keeps its id, and without a reason all is confirmed and published", async ({
  signedIn,
}) => {
  const office = await signedIn("office");
  await open(office, "/staff/plan/dx-2/measures/1-1");
  await office.getByRole("button", { name: new RegExp(`^下へ\\s*（${REWORDED}）$`) }).click();
  await expect(office.getByRole("main").getByRole("status").first()).toContainText("変更案に入れました");
  await expect(office.getByRole("link", { name: `${REWORDED}を変更する` })).toHaveAttribute(
    "href",
    `/staff/plan/dx-2/initiatives/${FIRST.id}`,
  );
  await open(office, "/staff/plan/dx-2/proposal");
  await office.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(office.getByText(/計画の変更を確定しました/)).toBeVisible();
  await office.getByRole("link", { name: "公表の準備をする" }).click();
  await answers(office);
  await expect(office.getByRole("main")).toContainText("取組項目が関わる指標");
  await haveLooked(office);
  await office.getByRole("button", { name: /^第\d+号として公表する$/ }).click();
  await expect(office.getByRole("main").getByRole("status").first()).toContainText("公表しました", {
    timeout: PUBLISHING_MS,
  });
});

test("a citizen goes from the KPI to the initiative and back", async ({ stranger }) => {
  const citizen = await stranger();
  await citizen.goto(`/kpis/${PROCEDURES}`);
  await expect(citizen.getByRole("heading", { name: "この指標に関わる取組" })).toBeVisible();
  await citizen.getByRole("link", { name: REWORDED }).click();
  await expect(citizen).toHaveURL(new RegExp(`/measures/1-1#${FIRST.id}$`));
  const line = citizen.locator(`[id="${FIRST.id}"]`);
  await expect(line).toContainText("所管課：市民課");
  await expect(line).toBeInViewport();
  await expectAccessible(citizen, "/measures/1-1");
  await line.getByRole("link", { name: kpiName(PROCEDURES) }).click();
  await expect(citizen).toHaveURL(new RegExp(`/kpis/${PROCEDURES}$`));
  await expectAccessible(citizen, `/kpis/${PROCEDURES}`);
});
