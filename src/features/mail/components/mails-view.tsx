import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { Hold } from "../view-model";
import { HeldMails } from "./held-mails";
import { type Outbox, OutboxView } from "./outbox-view";

/** The page: mails that are held, and for the office all that were made. */
export function MailsView({
  page: { hold, outbox },
}: {
  page: { readonly hold: Hold | null; readonly outbox: Outbox | null };
}) {
  const rounds = { label: "照会", href: staffRoutes.rounds() };
  return (
    <>
      <Breadcrumbs items={[...(outbox === null ? [] : [rounds]), { label: "メール" }]} />
      <PageHeading
        title="メール"
        lead="照会の開始、督促、差戻しなどのときと、数値の提案に回答したときに、所管課にお送りするメールです。照会の終了と公表のときには、管理職にもお送りします。期限の7日前と前日、期限の1日後、7日後、30日後に、未回答の方へ自動で督促します。"
      />
      <HeldMails hold={hold} />
      {outbox === null ? null : <OutboxView page={outbox} />}
    </>
  );
}
