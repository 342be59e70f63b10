import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { parseFiscalYear } from "@/domain/shared/fiscal-year";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import { AssessmentView } from "@/features/assessment-entry/components/assessment-view";
import { OverviewView } from "@/features/assessment-entry/components/overview-view";
import { admitToAssessments, loadAssessment, loadOverview } from "@/features/assessment-entry/loaders";
import { type Asked, parseAsked } from "@/features/assessment-entry/schema";

export const metadata: Metadata = { title: ASSESSMENTS_TITLE };

export default async function AssessmentsPage({
  params,
  searchParams,
}: PageProps<"/staff/entry/assessments/[fy]">) {
  const fy = parseFiscalYear((await params).fy);
  await admitToAssessments(fy);
  const asked = parseAsked(await searchParams);
  return <Streamed content={() => content(fy, asked)} />;
}

async function content(fy: FiscalYear | null, { part, told }: Asked) {
  if (fy === null) return null;
  if (part === null) return <OverviewView page={await loadOverview({ fy, told })} />;
  return <AssessmentView page={await loadAssessment({ fy, ...part })} />;
}
