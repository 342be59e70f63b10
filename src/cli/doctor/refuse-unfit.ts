/** The cheap half of `npm run doctor`, asked by every start before anything is migrated. */
import { OperatorError } from "@/lib/operator-error";
import { startFindings } from "./database-checks";
import { hasFailed, readDatabaseFacts } from "./database-facts";

/** @throws OperatorError with the first thing that is wrong; with the driver's error as its cause where a login failed */
export async function refuseUnfitDatabase(urls: { appUrl: string; ownerUrl: string }): Promise<void> {
  const facts = await readDatabaseFacts(urls);
  const first = startFindings(facts).find((finding) => !finding.ok);
  if (!first || first.ok) return;
  const failed = [facts.owner, facts.app].find(hasFailed);
  throw new OperatorError(`${first.what}${first.remedy}`, { cause: failed?.cause });
}
