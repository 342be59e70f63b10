import type { Metadata } from "next";
import { TransferView } from "@/features/transfer/components/transfer-view";
import { loadTransfer } from "@/features/transfer/loaders";

export const metadata: Metadata = { title: "担当の引き継ぎ" };

export default async function TransferPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  return <TransferView page={await loadTransfer((await searchParams).from)} />;
}
