import Link from "next/link";
import { Tag } from "@/components/ui/tag";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { staffRoutes } from "@/lib/routes";
import type { ReadRow } from "../view-model/my-reports";
import { STATE_TONES } from "../view-model/state-tones";
import { KeptTextNotice } from "./kept-text-notice";
import { UnreadLink } from "./report-card";

/** Reports that are only looked at here, each one click from its page. */
export function ReadRows({
  rows,
  fy,
  personId,
  showRespondent = false,
}: {
  rows: readonly ReadRow[];
  fy: FiscalYear;
  personId: string;
  showRespondent?: boolean;
}) {
  return (
    <ul className="border-t border-solid-gray-420">
      {rows.map((row) => (
        <li
          key={row.kpiId}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-solid-gray-420 py-3"
        >
          <Tag tone={STATE_TONES[row.state]}>{row.stateWords}</Tag>
          <Link
            className="min-w-0 flex-1 basis-60 text-link text-std-16B-170"
            href={staffRoutes.entryForm(row.kpiId, fy)}
          >
            {row.name}
          </Link>
          {showRespondent && row.respondent && (
            <span className="text-std-16N-170 text-solid-gray-700">担当：{row.respondent}さん</span>
          )}
          <UnreadLink kpiId={row.kpiId} fy={fy} unread={row.unread} />
          {row.figure && <span className="text-std-16N-170 tabular-nums">{row.figure}</span>}
          <KeptTextNotice
            viewerId={personId}
            kpiId={row.kpiId}
            fy={fy}
            isMetric={row.isMetric}
            name={row.name}
            content={row.content}
          />
        </li>
      ))}
    </ul>
  );
}
