import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { StopsView } from "@/features/publication-stop/components/stops-view";
import { admitToStops, loadStops } from "@/features/publication-stop/loaders";

export const metadata: Metadata = { title: "公開の停止" };

export default async function StopsPage({ searchParams }: PageProps<"/staff/publications/stops">) {
  await admitToStops();
  const { told } = await searchParams;
  return <Streamed content={() => content(told)} />;
}

async function content(told: string | string[] | undefined) {
  return <StopsView page={await loadStops(told)} />;
}
