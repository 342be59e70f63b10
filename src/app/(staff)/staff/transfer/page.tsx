import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { TransferView } from "@/features/transfer/components/transfer-view";
import { admitToTransfer, loadTransfer } from "@/features/transfer/loaders";

export const metadata: Metadata = { title: "異動の引き継ぎ" };

export default async function TransferPage({ searchParams }: PageProps<"/staff/transfer">) {
  const { from } = await searchParams;
  await admitToTransfer(from);
  return <Streamed content={() => content(from)} />;
}

async function content(from: string | string[] | undefined) {
  return <TransferView page={await loadTransfer(from)} />;
}
