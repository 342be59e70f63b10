import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { type EditionContext, planName } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { EditionMark } from "../kpi/kpi-card";
import { Say } from "../say";

/** Of the part that says how to check a publication. */
export const CHECK_ANCHOR = "check";

/** How marks are given, how to check a publication, and whose words stand in Japanese. */
export function AboutPage({ context }: { context: EditionContext }) {
  const { words, link } = context;
  const { labels } = words;
  const { plans } = context.model;
  return (
    <EditionLayout context={context} title={labels.aboutHeading} description={plainText(labels.aboutIntro)}>
      <h1>
        <Say of={labels.aboutHeading} />
      </h1>
      <p className="lead">
        <Say of={labels.aboutIntro} />
      </p>
      <section>
        <h2>
          <Say of={labels.aboutMarks} />
        </h2>
        <dl>
          {JUDGEMENT_CODES.map((code) => (
            <div key={code}>
              <dt>
                <EditionMark context={context} code={code} />
              </dt>
              <dd>
                <Say of={words.marks[code].meaning} />
              </dd>
            </div>
          ))}
        </dl>
        <p>
          <Say of={labels.aboutRule} />
        </p>
      </section>
      <Part
        title={labels.aboutPace}
        text={`${labels.aboutPaceText} ${labels.paceNote} ${labels.evenPathNote}`}
      />
      <Part title={labels.aboutPublication} text={labels.aboutPublicationText} />
      <Check context={context} />
      <Part title={labels.aboutOriginals} text={labels.aboutOriginalsText} />
      <section>
        <h2>
          <Say of={words.plans.all} />
        </h2>
        <ul>
          {plans.map(({ definition }) => (
            <li key={definition.id}>
              <a href={link(publicRoutes.plan(definition.id))}>
                <Say of={planName(context, definition)} />
              </a>
            </li>
          ))}
        </ul>
      </section>
    </EditionLayout>
  );
}

/** As the Japanese page has it, sentence for sentence. */
function Check({ context: { words, page } }: { context: EditionContext }) {
  const { check } = words.pages;
  const [before, after] = check.run;
  return (
    <section id={CHECK_ANCHOR}>
      <h2>
        <Say of={check.heading} />
      </h2>
      <ul>
        <li>
          <a href={page.link(publicRoutes.verify())}>
            <Say of={check.program} />
          </a>
          <Say of={check.what} />
        </li>
        <li>
          <Say of={before} />
          <code>
            node verify.mjs {check.address}
            {check.option}
          </code>
          <Say of={after} />
        </li>
        {check.proves.map((sentence) => (
          <li key={sentence}>
            <Say of={sentence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h2>
        <Say of={title} />
      </h2>
      <p>
        <Say of={text} />
      </p>
    </section>
  );
}
