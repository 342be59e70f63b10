import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import {
  BRIEFINGS,
  BRIEFINGS_LEAD,
  BRIEFINGS_NOT_FOR_ROLE,
  BRIEFINGS_STATE,
} from "@/domain/words/ja/rounds/briefings";
import type { OwnMailsPage } from "../loaders";
import { OwnMailsForm } from "./own-mails-form";

/** Whether one gets the mails that tell how a year stands: one state, one button. */
export function OwnMailsView({ isForRole, getsBriefings }: OwnMailsPage) {
  return (
    <>
      <Breadcrumbs items={[{ label: BRIEFINGS }]} />
      <PageHeading title={BRIEFINGS} lead={BRIEFINGS_LEAD} />
      {isForRole ? (
        <div className="flex flex-col gap-4">
          <p className="text-std-18B-160">{BRIEFINGS_STATE[getsBriefings ? "on" : "off"]}</p>
          <OwnMailsForm getsBriefings={getsBriefings} />
        </div>
      ) : (
        <p>{BRIEFINGS_NOT_FOR_ROLE}</p>
      )}
    </>
  );
}
