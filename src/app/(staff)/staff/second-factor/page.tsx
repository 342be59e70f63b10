import type { Metadata } from "next";
import { NarrowPage } from "@/components/staff-shell/narrow-page";
import { Streamed } from "@/components/staff-shell/streamed";
import { SecondFactorView } from "@/features/own-account/components/second-factor-view";
import { admitToOwnAccount, loadSecondFactor } from "@/features/own-account/loaders";

export const metadata: Metadata = { title: "2段階認証" };

export default async function SecondFactorPage() {
  await admitToOwnAccount();
  return <Streamed content={content} />;
}

async function content() {
  return (
    <NarrowPage>
      <SecondFactorView {...(await loadSecondFactor())} />
    </NarrowPage>
  );
}
