import { WithdrawForm } from "./withdraw-form";

/**
 * Every publication that stands, each with its form behind a summary.
 * @param fingerprint of what a withdrawal publishes along with it
 */
export function WithdrawSection({
  publications,
  fingerprint,
}: {
  publications: readonly { no: number; title: string; withdrawn: unknown }[];
  fingerprint: string;
}) {
  const standing = publications.filter((each) => each.withdrawn === null);
  if (standing.length === 0) return null;
  return (
    <section aria-labelledby="withdraw" className="mt-12 print-hidden">
      <h2 id="withdraw" className="text-std-24B-150">
        公表の取下げ
      </h2>
      <div className="mt-4 flex flex-col gap-1">
        {standing.map(({ no, title }) => (
          <WithdrawForm
            key={no}
            no={no}
            title={title}
            isCurrent={no === publications[0]?.no}
            fingerprint={fingerprint}
          />
        ))}
      </div>
    </section>
  );
}
