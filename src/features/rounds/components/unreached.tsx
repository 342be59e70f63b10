import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { unreachedTitle } from "@/domain/words/ja/rounds/rounds";
import type { Reach } from "../view-model/reach";

/** More than these stand folded. */
const SHOWN = 10;

/** What a round asks for in vain, by reason, with what to do about it. Draws nothing where everything reaches somebody. */
export function Unreached({ unreached, isOpen }: { unreached: Reach["unreached"]; isOpen: boolean }) {
  const { groups, figures, initiatives } = unreached;
  if (groups.length === 0) return null;
  return (
    <Notice tone="warning" title={unreachedTitle(figures + initiatives, isOpen)}>
      {groups.map(({ problem, remedy, lines }) => (
        <div key={problem} className="mt-2">
          <p>{remedy}</p>
          <details open={lines.length <= SHOWN}>
            <summary className="w-fit py-2 font-bold">{`${problem}：${lines.length}件`}</summary>
            <ul className="list-disc pl-6">
              {lines.map(({ id, name, href }) => (
                <li key={id}>
                  <Link className="text-link" href={href}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </div>
      ))}
    </Notice>
  );
}
