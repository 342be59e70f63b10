import Link from "next/link";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { staffRoutes } from "@/lib/routes";
import type { HelpSection } from "../view-model";

/** What there is to do, in order; the person's own job is open, the others' are a click away. */
export function HelpView({ sections }: { sections: readonly HelpSection[] }) {
  const [own, ...others] = sections;
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-6">
        <Breadcrumbs items={[{ label: "ホーム", href: staffRoutes.home() }, { label: "使い方" }]} />
        <PageHeading
          title="使い方"
          lead="役割ごとに、1年の流れにそって行うことをまとめています。画面上部の検索（/ キー）からは、指標や取組、書かれた文章を探せます。"
        />
      </div>
      {own ? (
        <section aria-labelledby="own-job" className="flex flex-col gap-4">
          <h2 id="own-job" className="text-std-24B-150">
            {`あなたの役割：${ROLE_WORDS[own.role]}`}
          </h2>
          <p>{own.lead}</p>
          <Steps section={own} />
        </section>
      ) : null}
      <section aria-labelledby="other-jobs" className="flex flex-col gap-4">
        <h2 id="other-jobs" className="text-std-24B-150">
          ほかの役割
        </h2>
        {others.map((section) => (
          <details key={section.role} className="rounded-12 border border-solid-gray-420 p-4">
            <summary className="min-h-11 cursor-pointer text-std-18B-160">{ROLE_WORDS[section.role]}</summary>
            <p className="my-3">{section.lead}</p>
            <Steps section={section} />
          </details>
        ))}
      </section>
    </div>
  );
}

function Steps({ section }: { section: HelpSection }) {
  return (
    <ol className="flex flex-col gap-5">
      {section.steps.map(({ title, text, link }, index) => (
        <li key={title} className="flex gap-3">
          <span aria-hidden="true" className="w-6 flex-none text-std-18B-160 text-blue-900">
            {index + 1}
          </span>
          <div className="min-w-0 max-w-[48rem]">
            <h3 className="text-std-18B-160">{title}</h3>
            <p>{text}</p>
            {link ? (
              <Link className="text-link inline-flex min-h-11 items-center" href={link.href}>
                {link.label}
              </Link>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
