import type { PlanDefinition } from "@/domain/plan/definition";
import { type Licence, planNames, responsibleFor } from "../responsible";

/** 公表した課, 問い合わせ先 and 利用条件 of the plans that a page tells of; each under its plans' names where they differ. */
export function ResponsibleLines({
  plans,
  published,
}: {
  plans: readonly PlanDefinition[];
  /** Number and day of the publication. */
  published: string;
}) {
  const parts = responsibleFor(plans);
  const [only] = parts;
  if (parts.length === 1 && only) {
    const { publisher, contact, licence } = only.value;
    return (
      <>
        <p>{`${published}　${publisher}`}</p>
        <p>{`問い合わせ：${contact}`}</p>
        <p>
          データの利用条件：
          <LicenceLink licence={licence} />
        </p>
      </>
    );
  }
  return (
    <>
      <p>{published}</p>
      {parts.map(({ plans: alike, value: { publisher, contact, licence } }) => (
        <p key={planNames(alike)}>
          {`${planNames(alike)}　${publisher}　問い合わせ：${contact}　データの利用条件：`}
          <LicenceLink licence={licence} />
        </p>
      ))}
    </>
  );
}

export function LicenceLink({ licence }: { licence: Licence }) {
  return <a href={licence.url}>{licence.name}</a>;
}
