import type { Metadata } from "next";
import { NotTold } from "@/components/not-told";
import { MeasurePage } from "@/features/dashboard/components/measure-page";
import { admitToMeasure, loadMeasurePage } from "@/features/dashboard/loaders/measure";
import { parseMeasurePlace } from "@/features/dashboard/schema";

export const metadata: Metadata = { title: "取組の進捗" };

export default async function DashboardMeasurePage({
  params,
  searchParams,
}: PageProps<"/staff/dashboard/measures/[place]">) {
  const place = parseMeasurePlace((await params).place);
  const query = await searchParams;
  const why = await admitToMeasure(place, query);
  if (why !== null) return <NotTold why={why} query={query} />;
  return <MeasurePage page={await loadMeasurePage(place, query)} />;
}
