import Link from "next/link";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import type { BesideFigures as Beside } from "../view-model/beside-figures";

const LIST = "divide-y divide-solid-gray-420 border-y border-solid-gray-420";

/** What a year has besides its KPIs: figures without a target, and what office and committee said. */
export function BesideFigures({ metrics, said, isTold }: Beside) {
  const of = isTold ? "公表した値" : "承認済みの値";
  return (
    <>
      {metrics.length === 0 ? null : (
        <section aria-labelledby="metrics" className="flex flex-col gap-4">
          <h2 id="metrics" className="text-std-24B-150">
            {METRICS}
          </h2>
          <p>{`目標のない実績です。評価はしません。${of}だけを示しています。`}</p>
          <ul className={LIST}>
            {metrics.map(({ id, name, place, department, years, href }) => (
              <li key={id} className="flex flex-col gap-1 py-3">
                <Name href={href}>{name}</Name>
                <p className="flex flex-wrap gap-x-6">
                  {years.length === 0
                    ? `${of}は、まだありません。`
                    : years.map((year) => <span key={year}>{year}</span>)}
                </p>
                <p className="text-solid-gray-700">
                  {[place, department].filter((each) => each).join("　") || "計画全体"}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {said.length === 0 ? null : (
        <section aria-labelledby="said" className="flex flex-col gap-4">
          <h2 id="said" className="text-std-24B-150">
            {ASSESSMENTS_TITLE}
          </h2>
          <ul className={LIST}>
            {said.map(({ id, name, said: texts, href }) => (
              <li key={id} className="flex flex-col gap-2 py-3">
                <Name href={href}>{name}</Name>
                {texts.map(({ heading, text }) => (
                  <p key={heading} className="max-w-[48rem] whitespace-pre-line">
                    <span className="font-bold">{`${heading}　`}</span>
                    {text}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Leads to where it is entered, if that can be done. */
function Name({ href, children }: { href: string | null; children: string }) {
  return href === null ? (
    <p className="font-bold">{children}</p>
  ) : (
    <p>
      <Link className="text-link font-bold" href={href}>
        {children}
      </Link>
    </p>
  );
}
