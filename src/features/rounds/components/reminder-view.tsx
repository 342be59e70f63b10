import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { Reach } from "../view-model/reach";
import { SendRemindersForm } from "./send-reminders-form";
import { Unreached } from "./unreached";

export interface ReminderPage {
  readonly round: { readonly id: string; readonly title: string };
  /** The opening mail can only be looked at: it goes out when the round is opened. */
  readonly kind: "opening" | "reminder";
  readonly mails: readonly {
    readonly recipientId: string;
    readonly name: string;
    readonly department: string | null;
    readonly address: string;
    readonly subject: string;
    readonly body: string;
  }[];
  /** What no mail asks anybody for. */
  readonly unreached: Reach["unreached"];
  /** Makes this one sending, however often the button is pressed. */
  readonly requestId: string;
}

/** The mails before they are sent, word for word. */
export function ReminderView({ page }: { page: ReminderPage }) {
  const { round, kind, mails } = page;
  const title = kind === "opening" ? "送られるメールの確認" : "督促メールの確認";
  return (
    <div className="flex max-w-[48rem] flex-col gap-6">
      <Breadcrumbs
        items={[
          { label: "照会", href: staffRoutes.rounds() },
          { label: round.title, href: staffRoutes.round(round.id) },
          { label: title },
        ]}
      />
      <PageHeading
        title={title}
        eyebrow={round.title}
        lead={
          kind === "opening"
            ? "照会を始めると、次のメールが送られます。いまはまだ送られません。"
            : "内容を確かめて送ってください。回答が済んでいる人には送りません。"
        }
      />
      <Unreached unreached={page.unreached} isOpen={kind === "reminder"} />
      {kind === "reminder" && (
        <SendRemindersForm
          roundId={round.id}
          requestId={page.requestId}
          recipientIds={mails.map(({ recipientId }) => recipientId)}
        />
      )}
      {mails.length === 0 && <p className="text-std-16N-170">送る相手はいません。</p>}
      {mails.map((mail) => (
        <Card key={mail.recipientId} title={`${mail.department ? `${mail.department}　` : ""}${mail.name}`}>
          <dl className="text-std-16N-170">
            <div className="flex flex-wrap gap-x-2">
              <dt className="font-bold">宛先</dt>
              <dd className="break-all">{mail.address}</dd>
            </div>
            <div className="flex flex-wrap gap-x-2">
              <dt className="font-bold">件名</dt>
              <dd>{mail.subject}</dd>
            </div>
          </dl>
          <p className="mt-3 border-t border-solid-gray-420 pt-3 text-std-16N-170 whitespace-pre-wrap">
            {mail.body}
          </p>
        </Card>
      ))}
    </div>
  );
}
