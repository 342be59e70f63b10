import { expect, it } from "vitest";
import type { StopDto } from "@/server/publication/stops/queries";
import { fileChoice, stopRow } from "./view-model";

const STOP: StopDto = {
  id: "s1",
  kind: "figure",
  shown: "",
  fileSha256: null,
  figure: {
    kpiId: "dx-2:2-1",
    name: "DX推進計画（第2期）（2）① 業務の効率化",
    fy: 2025,
    field: "summary",
    isInitiative: false,
    isMetric: false,
  },
  cause: "personal",
  reason: "本人の求め",
  publications: [3],
  hidden: { at: "2026-11-28T03:00:00.000Z", byId: "u1", by: "坂口" },
  lifted: null,
  deleted: null,
};

it("what is stopped is called by the name of what it stands beside, never by its id", () => {
  const { title, kind } = stopRow(STOP, "u2");
  expect(title).toBe("DX推進計画（第2期）（2）① 業務の効率化　令和7年度　総括");
  expect(kind).toBe("実績・取組の状況・総括・意見の文章");
});

it("a file that could be stopped says what it stands beside", () => {
  const { label } = fileChoice({
    sha256: "ab",
    name: "手引.pdf",
    kpiId: "dx-2-2-2-3",
    of: "通知文書の電子化",
    bytes: 2_000,
    publications: [6, 7],
  });
  expect(label).toContain("通知文書の電子化、第6号、第7号");
  expect(label).not.toContain("dx-2-2-2-3");
});
