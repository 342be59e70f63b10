import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import { PlanFileForm } from "./plan-file-form";

/** Reading a plan file in. */
export function PlanFileView() {
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs
        items={[{ label: "計画", href: staffRoutes.plan() }, { label: "計画ファイルを読み込む" }]}
      />
      <PageHeading
        title="計画ファイルを読み込む"
        lead="計画のページから書き出したファイルを直して、読み込めます。誤りがあれば、何も変えずに、その箇所をすべて表示します。"
      />
      <PlanFileForm />
    </div>
  );
}
