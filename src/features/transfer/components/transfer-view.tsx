import Link from "next/link";
import { buttonClass } from "@/components/forms/button-class";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { CardTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { quoted } from "@/domain/words/ja/quotes";
import { staffRoutes } from "@/lib/routes";
import type { TransferPage } from "../view-model";
import { TransferForm } from "./transfer-form";

/** 人事異動: what nobody is asked for at the top, then who leaves, what would move, and to whom. */
export function TransferView({ page }: { page: TransferPage }) {
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs items={[{ label: "照会", href: staffRoutes.rounds() }, { label: "異動の引き継ぎ" }]} />
      <PageHeading
        title="異動の引き継ぎ"
        lead="人事異動や機構改革で担当が変わったときに、終了していない照会の担当者と、指標の所管課をまとめて引き継ぎます。"
      />
      {page.doubles.map((names) => (
        <Notice
          key={names}
          tone="warning"
          title={`${names}は、書き方が違うだけの同じ課として登録されています`}
        >
          <p>
            どちらか一方に、この画面で指標を引き継ぎ、アカウントの所属もそろえてください。もう一方は、その後は使われません。
          </p>
        </Notice>
      ))}
      <Problems problems={page.problems} />
      <section aria-labelledby="party-heading" className="flex flex-col gap-4">
        <h2 id="party-heading" className="text-std-24B-150">
          引き継ぐ人または課
        </h2>
        <form action={staffRoutes.transfer()} className="flex max-w-[48rem] flex-col gap-4">
          <div className="flex flex-col gap-2">
            <label htmlFor="party" className="w-fit text-std-17B-170">
              いまの担当
            </label>
            <select
              id="party"
              name="from"
              defaultValue={page.chosen?.value ?? ""}
              className="h-12 w-full max-w-full rounded-8 border border-solid-gray-600 bg-white px-4"
            >
              <option value="">選んでください</option>
              <optgroup label="人">
                {page.people.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
              <optgroup label="課">
                {page.departments.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
            </select>
          </div>
          <button type="submit" className={buttonClass({ variant: "secondary" }, "self-start")}>
            引き継ぐものを表示する
          </button>
        </form>
      </section>
      {page.chosen && <Holdings chosen={page.chosen} />}
    </div>
  );
}

function Problems({ problems }: { problems: TransferPage["problems"] }) {
  if (problems.length === 0) {
    return <Notice tone="info" title="依頼が届かない指標はありません" />;
  }
  return (
    <section aria-labelledby="problems-heading" className="flex flex-col gap-4">
      <h2 id="problems-heading" className="text-std-24B-150">
        依頼が届かない指標（{problems.length}件）
      </h2>
      <CardTable
        caption="依頼が届かない指標"
        captionHidden
        rows={problems}
        keyOf={({ kpiId, round }) => `${kpiId} ${round?.id ?? ""}`}
        columns={[
          { heading: "指標", isRowHead: true, className: "min-w-48", cell: ({ name }) => name },
          { heading: "所管課", className: "min-w-28", cell: ({ department }) => department ?? "なし" },
          {
            heading: "照会",
            className: "min-w-40",
            cell: ({ round }) =>
              round ? (
                <Link className="text-link" href={staffRoutes.round(round.id)}>
                  {round.title}
                </Link>
              ) : (
                "これからの照会"
              ),
          },
          {
            heading: "届かない理由",
            className: "min-w-48",
            cell: ({ words }) => (
              <>
                <span aria-hidden="true" className="mr-1 text-warning-orange-2">
                  ▲
                </span>
                {words}
              </>
            ),
          },
          {
            heading: "直すところ",
            isAct: true,
            className: "nowrap",
            cell: ({ name, remedy }) => (
              <Link className="text-link" href={remedy.href}>
                {remedy.label}
                <span className="sr-only">（{name}）</span>
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}

function Holdings({ chosen }: { chosen: NonNullable<TransferPage["chosen"]> }) {
  const { items, kpis, metrics, initiatives, links } = chosen;
  return (
    <section aria-labelledby="holdings-heading" className="flex max-w-[48rem] flex-col gap-4">
      <h2 id="holdings-heading" className="text-std-24B-150">
        {quoted(chosen.name)}から引き継ぐもの
      </h2>
      {items.length + kpis.length + metrics.length + initiatives + links === 0 ? (
        <p className="text-std-16N-170">引き継ぐものはありません。</p>
      ) : (
        <>
          <List title={`終了していない照会の担当（${items.length}件）`} texts={items} />
          {chosen.kind === "department" && <List title={`所管する指標（${kpis.length}件）`} texts={kpis} />}
          {metrics.length > 0 && <List title={`所管する${METRICS}（${metrics.length}件）`} texts={metrics} />}
          {initiatives > 0 && <p>担当する取組項目{initiatives}件も、引き継ぐ課の担当になります。</p>}
          {chosen.kind === "department" && (
            <p>
              計画に書かれた所管課（公開ページや計画ファイルに載るもの）は、引き継いでも変わりません。変えるときは、計画の画面の「計画を変更する」で直してください。
            </p>
          )}
          {links > 0 && (
            <p className="text-std-16N-170">
              {chosen.kind === "person" ? "この人" : "この課の人"}
              に送った回答リンクは、使えなくなります（{links}件）。
            </p>
          )}
        </>
      )}
      <TransferForm key={chosen.value} chosen={chosen} />
    </section>
  );
}

function List({ title, texts }: { title: string; texts: readonly string[] }) {
  return (
    <div className="text-std-16N-170">
      <h3 className="text-std-17B-170">{title}</h3>
      {texts.length > 0 && (
        <ul className="list-disc pl-6">
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
