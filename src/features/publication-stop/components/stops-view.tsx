import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DoneNotice } from "@/components/ui/done-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { StopsPage } from "../loaders";
import { HideFigureForm, HideFileForm, HideTextForm } from "./hide-forms";
import { StopItem } from "./stop-item";

/** 公開の停止: what is stopped, and hiding something more. */
export function StopsView({ page }: { page: StopsPage }) {
  const { stops, files, texts, done } = page;
  return (
    <>
      <div className="flex flex-col gap-6">
        <Breadcrumbs items={[{ label: "公表", href: staffRoutes.publications() }, { label: "公開の停止" }]} />
        <PageHeading
          title="公開の停止"
          lead="個人情報など、公開してはいけないものを、過去のものも含むすべての公表から外します。1人が停止するとすぐに見られなくなり、ほかの人が確かめて削除するまでは元に戻せます。"
        />
      </div>
      {done === null ? null : (
        <div className="mt-6">
          <DoneNotice title={done} />
        </div>
      )}
      <section aria-labelledby="stops" className="mt-10 flex flex-col gap-4">
        <h2 id="stops" className="text-std-24B-150">
          停止したもの（{stops.length}件）
        </h2>
        {stops.length === 0 ? <p>公開を停止したものはありません。</p> : null}
        <ul className="flex flex-col gap-4">
          {stops.map((stop) => (
            <StopItem key={stop.id} stop={stop} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="hide" className="mt-12 flex flex-col gap-2">
        <h2 id="hide" className="text-std-24B-150">
          公開を停止する
        </h2>
        <p className="max-w-[48rem]">
          実績の入力欄や根拠資料の一覧にある元の内容は、そのまま残ります。残っていても次の公表には載りませんが、所管課に直してもらってください。すでに書き出したフォルダーやZIPを別のサーバーに置いているときは、書き出し直して置き換えてください。
        </p>
        <HideFileForm files={files} />
        <HideFigureForm texts={texts} />
        <HideTextForm />
      </section>
    </>
  );
}
