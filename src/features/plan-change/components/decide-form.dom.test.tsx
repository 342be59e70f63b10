import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { UNDECIDED } from "@/domain/proposals/decide";
import type { ChangeView, ProposalView } from "../view-model/proposal";
import { DecideForm } from "./decide-form";

vi.mock("../actions", () => ({ decideAction: vi.fn() }));

function change(key: string, index: number): ChangeView {
  return {
    field: `decisions.${index}`,
    key,
    name: key,
    values: [{ part: null, before: "2,500", after: "2,800" }],
    whole: [],
    needsReason: true,
    years: [{ value: "2027", label: "令和9年度から" }],
    needsFactor: false,
    mayRejudge: false,
    decision: UNDECIDED,
    problems: [],
  };
}

function draft(revision: number, keys: readonly string[]): NonNullable<ProposalView["draft"]> {
  return {
    revision,
    saved: "",
    told: "",
    changes: keys.map(change),
    decidedOn: "",
    document: "",
    effects: [],
    problems: [],
  };
}

it("keeps what was typed when another person's change comes in beside it", () => {
  const view = render(<DecideForm planId="dx-2" version={1} draft={draft(1, ["b/target"])} />);
  fireEvent.change(screen.getByLabelText(/^理由/), { target: { value: "中間見直しによる" } });
  fireEvent.change(screen.getByLabelText(/^いつから/), { target: { value: "2027" } });
  const document = screen.getAllByLabelText(/^決定した文書/).at(-1) as HTMLElement;
  fireEvent.change(document, { target: { value: "本部会議 資料2" } });

  view.rerender(<DecideForm planId="dx-2" version={1} draft={draft(2, ["a/name", "b/target"])} />);
  const form = view.container.querySelector("form") as HTMLFormElement;
  const sent = new FormData(form);
  expect(sent.get("revision")).toBe("2");
  expect(sent.getAll("keys[]")).toEqual(["a/name", "b/target"]);
  expect(sent.get("decisions.0.reason")).toBe("");
  expect(sent.get("decisions.1.reason")).toBe("中間見直しによる");
  expect(sent.get("decisions.1.from")).toBe("2027");
  expect(sent.get("document")).toBe("本部会議 資料2");
});
