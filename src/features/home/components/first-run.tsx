import Link from "next/link";
import { Tag } from "@/components/ui/tag";
import { FIRST_RUN_LEAD, FIRST_RUN_TITLE } from "@/domain/words/ja/rounds/first-run";
import type { FirstRunLine } from "../view-model/first-run";

/** What is left to do before the first round, each with where it is done. */
export function FirstRun({ lines }: { lines: readonly FirstRunLine[] }) {
  const done = lines.filter(({ isDone }) => isDone).length;
  return (
    <section aria-labelledby="first-run" className="flex flex-col gap-4">
      <div>
        <h2 id="first-run" className="text-std-24B-150">
          {FIRST_RUN_TITLE}
          <span className="ml-2 text-std-17B-170">{`${lines.length}件のうち${done}件が済んでいます`}</span>
        </h2>
        <p>{FIRST_RUN_LEAD}</p>
      </div>
      <ol className="border-t border-solid-gray-420">
        {lines.map(({ item, isDone, title, note, whose, href }) => (
          <li
            key={item}
            className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-solid-gray-420 py-3"
          >
            <span className="w-24 flex-none">
              <Tag tone={isDone ? "success" : "warning"}>{isDone ? "済み" : "これから"}</Tag>
            </span>
            <div className="min-w-0 flex-1 basis-64">
              <Link className="text-link font-bold" href={href}>
                {title}
              </Link>
              <p>{whose === null ? note : `${note}${whose}`}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
