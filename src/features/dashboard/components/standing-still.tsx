import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { STANDING_STILL_TITLE } from "@/domain/words/ja/reports/standing-still";
import { standingMarkup } from "../view-model/standing-markup";
import type { StandingInitiative } from "../view-model/standing-still";

/** So many are read without opening the rest. */
const AT_FIRST = 5;

/** Initiatives that do not move, each with the reason and the way to its measure. */
export function StandingStill({
  initiatives,
  fy,
}: {
  initiatives: readonly StandingInitiative[];
  fy: FiscalYear;
}) {
  const rest = initiatives.slice(AT_FIRST);
  return (
    <section aria-labelledby="standing-still" className="flex flex-col gap-4">
      <h2 id="standing-still" className="text-std-24B-150">
        {STANDING_STILL_TITLE}
        {initiatives.length === 0 ? "" : `（${initiatives.length}件）`}
      </h2>
      {initiatives.length === 0 ? (
        <p>この年度に、動きのない取組は見つかっていません。</p>
      ) : (
        <InitiativeList initiatives={initiatives.slice(0, AT_FIRST)} fy={fy} />
      )}
      {rest.length === 0 ? null : (
        <details>
          <summary className="cursor-pointer text-link print-hidden">{`残りの${rest.length}件を見る`}</summary>
          <div className="mt-3">
            <InitiativeList initiatives={rest} fy={fy} />
          </div>
        </details>
      )}
    </section>
  );
}

function InitiativeList({ initiatives, fy }: { initiatives: readonly StandingInitiative[]; fy: FiscalYear }) {
  return (
    <ul
      className="divide-y divide-solid-gray-420 border-y border-solid-gray-420"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by standingMarkup, which escapes every text.
      dangerouslySetInnerHTML={{ __html: standingMarkup(initiatives, fy).html }}
    />
  );
}
