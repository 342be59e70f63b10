/** The evidence of a KPI's years, with where each piece is had. Pure. */

import type { PublishedYear } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { publicRoutes } from "@/lib/public-paths";
import { evidenceFileHref } from "@/lib/routes";
import type { KpiRecordDto } from "@/server/reports/kpi-record";

export interface EvidenceLine {
  readonly key: string;
  readonly fy: FiscalYear;
  readonly title: string;
  readonly href: string;
  readonly note: string;
}

export function evidenceNow(pieces: KpiRecordDto["evidence"]): EvidenceLine[] {
  return pieces.map(({ id, fy, title, url, isPublic, isStopped, addedBy }) => ({
    key: id,
    fy,
    title,
    href: url ?? evidenceFileHref(id),
    note: `${isStopped ? "公開停止中" : isPublic ? "公開" : "内部資料"}　${addedBy}`,
  }));
}

/** As a publication tells it: its files lie in its own archive. */
export function evidenceTold(
  years: readonly Pick<PublishedYear, "fy" | "evidence">[],
  no: number,
): EvidenceLine[] {
  return years.flatMap(({ fy, evidence = [] }) =>
    evidence.map((piece, index) => ({
      key: `${fy} ${index}`,
      fy,
      title: piece.title,
      href: piece.kind === "url" ? piece.url : `${publicRoutes.archived(no)}/${piece.path}`,
      note: "公開",
    })),
  );
}
