/**
 * The state of an initiative (取組の状況), as a square that fills up step by step: never round, a triangle, a cross or a dash as
 * a mark is, in one colour of its own, and always with its word.
 */

import type { InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { CountedState } from "@/domain/words/ja/reports/initiatives";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";

/** Every difference is one of shape: print and forced colours, which a drawing does not follow by itself, keep it. */
export const INITIATIVE_STATE_CSS = `
.is{font-weight:700;white-space:nowrap}
.sg,.sb{color:#0017c1;overflow:visible;fill:currentColor}
.sg{width:.8em;height:.8em;margin-right:.3em;vertical-align:-.02em}
.sb{display:block;width:100%;height:1rem;margin-top:.5rem}
.sg .o,.sb .o{fill:none;stroke:currentColor}
.sg .d,.sb .d{stroke-dasharray:2 2}
@media print{.sg,.sb{color:#000}}
@media(forced-colors:active){.sg,.sb{color:CanvasText}}
`;

type State = CountedState["state"];

/** From where to where the square is filled, in thirds from its top; null: it is empty. */
const FILLED: Record<State, readonly [number, number] | null> = {
  completed: [0, 3],
  under_way: [1, 3],
  preparing: [2, 3],
  not_begun: null,
  reconsidered: [1, 2],
  unanswered: null,
};

/** Broken where nothing is known. */
function frameClass(state: State): string {
  return state === "unanswered" ? "o d" : "o";
}

export function StateSign({ state }: { state: State }) {
  const filled = FILLED[state];
  return (
    <svg className="sg" viewBox="0 0 12 12" aria-hidden="true">
      <path className={frameClass(state)} d="M.5.5h11v11H.5z" />
      {filled && <path d={`M0 ${filled[0] * 4}h12V${filled[1] * 4}H0z`} />}
    </svg>
  );
}

/** ■ 実施中 */
export function StateWord({ state }: { state: InitiativeState }) {
  return (
    <span className="is">
      <StateSign state={state} />
      {INITIATIVE_STATE_WORDS[state]}
    </span>
  );
}

/** How many are in each state, as parts of one bar; the sentence beside it says the same. */
export function StateBar({ states }: { states: readonly CountedState[] }) {
  const total = states.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number) => `${Math.round((count / total) * 1e4) / 100}%`;
  let before = 0;
  return (
    <svg className="sb" aria-hidden="true">
      {states.map(({ state, count }) => {
        const place = { x: share(before), width: share(count) };
        before += count;
        const filled = FILLED[state];
        return (
          <g key={state}>
            <rect className={frameClass(state)} {...place} height="100%" />
            {filled && <rect {...place} y={thirds(filled[0])} height={thirds(filled[1] - filled[0])} />}
          </g>
        );
      })}
    </svg>
  );
}

function thirds(count: number): string {
  return `${Math.round((count / 3) * 1e4) / 100}%`;
}
