import Link from "next/link";
import { DoneNotice } from "@/components/ui/done-notice";
import { staffRoutes } from "@/lib/routes";
import type { PastFiguresAnswers } from "../schema";

/** What was taken in, and who is next. */
export function TakenIn({ taken }: { taken: PastFiguresAnswers["import"] }) {
  return (
    <DoneNotice title={`${taken.figures.toLocaleString("en-US")}件を取り込みました`}>
      <p>承認を待っています。取り込んだ人とは別の担当者が、まとめて承認します。</p>
      <Link className="text-link" href={staffRoutes.pastFiguresImport(taken.importId)}>
        取り込んだ実績を見る
      </Link>
    </DoneNotice>
  );
}
