"use server";

import type { ActionState } from "@/lib/action-state";
import type { Result } from "@/lib/result";
import { refused } from "@/lib/result";
import { staffAction } from "@/server/auth/requests/staff-action";
import { addUrl } from "@/server/reports/evidence/add";
import { changeVisibility, removeEvidence, restoreEvidence } from "@/server/reports/evidence/change";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import {
  type AddUrlInput,
  addUrlInput,
  type RemoveInput,
  removeInput,
  type VisibilityInput,
  visibilityInput,
} from "./schema";

/** Said better than for any row that is gone. */
function inPlace<T>(result: Result<T>): Result<T> {
  return !result.ok && result.reason === "not_found"
    ? refused("not_found", { "": "この資料は、ほかの人がすでに取り除きました。" })
    : result;
}

const add = staffAction("evidence.add", addUrlInput, ({ viewer, input }) => addUrl(viewer, input), inPlace);
const change = staffAction(
  "evidence.change",
  visibilityInput,
  ({ viewer, input }) => changeVisibility(viewer, input),
  inPlace,
);
const remove = staffAction(
  "evidence.remove",
  removeInput,
  ({ viewer, input }) => removeEvidence(viewer, input),
  inPlace,
);

const restore = staffAction(
  "evidence.restore",
  removeInput,
  ({ viewer, input }) => restoreEvidence(viewer, input),
  (result) =>
    !result.ok && result.reason === "not_found"
      ? refused("not_found", { "": "この資料は元に戻せません。もう一度登録してください。" })
      : result,
);

export async function addUrlAction(input: AddUrlInput): Promise<ActionState<EvidenceDto>> {
  return add(undefined, input);
}

export async function changeVisibilityAction(input: VisibilityInput): Promise<ActionState<EvidenceDto>> {
  return change(undefined, input);
}

export async function removeEvidenceAction(input: RemoveInput): Promise<ActionState<{ id: string }>> {
  return remove(undefined, input);
}

/** Undoes a removal. */
export async function restoreEvidenceAction(input: RemoveInput): Promise<ActionState<EvidenceDto>> {
  return restore(undefined, input);
}
