/** The columns of initiatives.csv as this publication has them. */
import type { SiteModel } from "../model/site";
import { type Column, INITIATIVE_COLUMNS } from "./columns";

/** Left out where no published state is of the middle of its year: the file is then as it always was. */
const STATE_STATUS = {
  name: "state_status",
  title: "状況の種類",
  type: "string",
  description:
    "interim：年度が終わる前に報告された、年度の途中の状況。完了のほかは、年度が終わると改めて報告を求める。それ以外は空欄",
  codes: ["interim"],
} as const satisfies Column;

export function initiativeColumns({ snapshot }: Pick<SiteModel, "snapshot">): readonly Column[] {
  const isAnyInterim = snapshot.plans.some(({ initiatives = [] }) =>
    initiatives.some(({ years }) => years.some(({ isInterim }) => isInterim)),
  );
  return isAnyInterim ? [...INITIATIVE_COLUMNS, STATE_STATUS] : INITIATIVE_COLUMNS;
}
