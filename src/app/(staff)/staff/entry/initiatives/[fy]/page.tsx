import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { parseFiscalYear } from "@/domain/shared/fiscal-year";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { EntryView } from "@/features/initiative-entry/components/entry-view";
import { MeasureView } from "@/features/initiative-entry/components/measure-view";
import { OverviewView } from "@/features/initiative-entry/components/overview-view";
import { admitToInitiatives, loadInitiatives } from "@/features/initiative-entry/loaders";
import { type Part, parseApproved, parsePart } from "@/features/initiative-entry/schema";

export const metadata: Metadata = { title: INITIATIVES_TITLE };

export default async function InitiativesPage({
  params,
  searchParams,
}: PageProps<"/staff/entry/initiatives/[fy]">) {
  const fy = parseFiscalYear((await params).fy);
  await admitToInitiatives(fy);
  const query = await searchParams;
  return <Streamed content={() => content(fy, parsePart(query), parseApproved(query))} />;
}

async function content(fy: FiscalYear | null, part: Part, approved: number | null) {
  if (fy === null) return null;
  const { kind, page } = await loadInitiatives({ fy, part, approved });
  if (kind === "entry") return <EntryView page={page} />;
  return kind === "measure" ? <MeasureView page={page} /> : <OverviewView page={page} />;
}
