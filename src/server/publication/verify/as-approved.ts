/** What a publication tells of one item's year is what was approved, with a reason that it may have told. */
import { isDeepStrictEqual } from "node:util";
import { type Approval, possibleReasons } from "@/domain/publication/changes/correction-reasons";
import { type Stopper, withoutStopped } from "@/domain/publication/stops/stops";
import { cleanTexts } from "@/domain/shared/typed-text";

/**
 * @param approvals of the item and year
 * @param made what the approved revision says, as the publication would tell it but for the reason
 */
export function isAsApproved(
  told: Pick<Approval, "revision" | "correctionReason">,
  approvals: readonly Approval[],
  made: object | undefined,
  stopper: Stopper,
): boolean {
  // What was hidden or deleted since, and what nobody sees, stands in one of the two alone.
  const said = (value: object) => withoutStopped(cleanTexts(value), stopper);
  const upTo = approvals.filter(({ revision }) => revision <= told.revision);
  return (
    made !== undefined &&
    possibleReasons(upTo).some((correctionReason) =>
      isDeepStrictEqual(said({ ...told }), said({ ...made, correctionReason })),
    )
  );
}
