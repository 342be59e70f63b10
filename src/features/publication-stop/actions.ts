"use server";

import { redirect } from "next/navigation";
import { done, type Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { staffAction } from "@/server/auth/requests/staff-action";
import { refresh } from "@/server/publication/serve/current-site";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { liftStop } from "@/server/publication/stops/lift";
import { deleteSchema, hideFigureSchema, hideFileSchema, hideTextSchema, liftSchema } from "./schema";

/** The public side has changed by the time the page is there. */
async function shownAgain<T>(
  result: Result<T>,
  what: "hidden" | "lifted" | "deleted",
): Promise<Result<null>> {
  if (!result.ok) return result;
  await refresh();
  redirect(staffRoutes.publicationStops({ told: what }));
  return done(null);
}

export const hideFileAction = staffAction(hideFileSchema, async ({ viewer, input }) => {
  const { file, ...said } = input;
  return shownAgain(
    await hideFromPublic(viewer, { target: { kind: "file", sha256: file }, ...said }),
    "hidden",
  );
});

export const hideTextAction = staffAction(hideTextSchema, async ({ viewer, input }) => {
  const { passage, ...said } = input;
  return shownAgain(await hideFromPublic(viewer, { target: { kind: "text", passage }, ...said }), "hidden");
});

export const hideFigureAction = staffAction(hideFigureSchema, async ({ viewer, input }) => {
  const { field, ...said } = input;
  return shownAgain(
    await hideFromPublic(viewer, { target: { kind: "figure", ...field }, ...said }),
    "hidden",
  );
});

export const liftAction = staffAction(liftSchema, async ({ viewer, input }) =>
  shownAgain(await liftStop(viewer, input), "lifted"),
);

export const deleteAction = staffAction(deleteSchema, async ({ viewer, input }) => {
  const { id, reason, fromStore } = input;
  return shownAgain(await deleteStopped(viewer, { id, reason, fromStore: fromStore === "yes" }), "deleted");
});
