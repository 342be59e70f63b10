import type { Metadata } from "next";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { Streamed } from "@/components/staff-shell/streamed";
import { SessionsView } from "@/features/own-account/components/sessions-view";
import { admitToOwnAccount, loadSessions } from "@/features/own-account/loaders";

export const metadata: Metadata = { title: "サインイン中の端末" };

export default async function SessionsPage() {
  await admitToOwnAccount();
  return <Streamed content={content} />;
}

async function content() {
  return (
    <NarrowPage>
      <SessionsView {...(await loadSessions())} />
    </NarrowPage>
  );
}
