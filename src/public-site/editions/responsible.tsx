/** Who publishes, whom to ask, and what may be done with it: of the plans that a page tells of, each under its name where they differ. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { responsibleFor } from "../responsible";
import { type EditionContext, licenceAddress, planName } from "./edition-context";
import { Say } from "./say";

export function Responsible({
  context,
  plans,
}: {
  context: EditionContext;
  plans: readonly PlanDefinition[];
}) {
  const { words, edition } = context;
  const { labels } = words;
  const parts = responsibleFor(plans);
  return parts.map(({ plans: alike, value: { publisher, contact, licence } }) => {
    const said = alike.map((plan) => plan[edition.language]);
    return (
      <p key={alike.map(({ id }) => id).join(" ")}>
        {parts.length > 1 && (
          <>
            {alike.map((plan) => (
              <strong key={plan.id}>
                <Say of={planName(context, plan)} />{" "}
              </strong>
            ))}
            <br />
          </>
        )}
        <Say of={labels.publisher} />
        <Say of={words.colon} />
        <Say of={said.find((each) => each?.publisher)?.publisher ?? { original: publisher }} />
        {" · "}
        <Say of={labels.contact} />
        <Say of={words.colon} />
        <Say of={said.find((each) => each?.contact)?.contact ?? { original: contact }} />
        {" · "}
        <a href={licenceAddress(context, licence.url)}>
          <Say of={labels.licence} />
        </a>
      </p>
    );
  });
}
