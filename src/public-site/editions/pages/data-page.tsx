import { ScrollRegion } from "@/components/charts/scroll-region";
import { type Phrase, plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { dataSets } from "../../open-data/data-sets";
import { licencesOf, plansOf } from "../../responsible";
import { type EditionContext, licenceAddress, planName } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { ColumnHeads } from "../said";
import { Say } from "../say";
import { CHECK_ANCHOR } from "./about-page";

/** The files of the open data. What each of their columns means stands on the Japanese page. */
export function DataPage({ context }: { context: EditionContext }) {
  const { words, model, page } = context;
  const { labels } = words;
  const { data } = words.pages;
  const { no, publishedAt } = model.snapshot;
  return (
    <EditionLayout context={context} title={labels.data} description={plainText(data.intro)}>
      <h1>
        <Say of={labels.data} />
      </h1>
      <p className="lead">
        <Say of={data.intro} />
      </p>
      <p>
        <Say of={words.published(no, publishedAt)} />
      </p>
      <Terms context={context} />
      <Files context={context} />
      <p>
        <Say of={data.ofIndicators} />
      </p>
      <section>
        <h2>
          <Say of={data.rulesHeading} />
        </h2>
        <ul>
          {data.rules.map((rule) => (
            <li key={rule}>
              <Say of={rule} />
            </li>
          ))}
        </ul>
        <p>
          <a href={page.link(publicRoutes.data())} hrefLang="ja">
            <Say of={data.columns} />
          </a>
        </p>
      </section>
    </EditionLayout>
  );
}

/** Of each plan where they differ. */
function Terms({ context }: { context: EditionContext }) {
  const { words, model } = context;
  const licences = licencesOf(plansOf(model));
  return licences.map(({ plans, value }) => (
    <p key={value.url}>
      <Say of={words.pages.data.terms} />
      {licences.length > 1 &&
        plans.map((plan) => (
          <span key={plan.id}>
            {" · "}
            <Say of={planName(context, plan)} />
            <Say of={words.note(plan.id)} />
          </span>
        ))}
      <Say of={words.colon} />
      <a href={licenceAddress(context, value.url)} lang="ja" hrefLang={words.lang}>
        {value.name}
      </a>
    </p>
  ));
}

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly files: readonly (readonly [form: Phrase, route: string])[];
  readonly note: string;
  /** Its forms are those of other rows as well: a link has to say of which it is. */
  readonly isOneOfMany?: boolean;
  /** Where it is told how it is used. */
  readonly more?: { readonly name: string; readonly href: string };
}

function rowsOf(context: EditionContext): FileRow[] {
  const { model } = context;
  const { data } = context.words.pages;
  const one = (id: string, name: string, form: string, route: string, note: string): FileRow => ({
    id,
    name,
    files: [[form, route]],
    note,
  });
  return [
    ...dataSets(model).map(({ id, csv, json, schema }) => ({
      id,
      name: data.sets[id].name,
      files: [
        ["CSV", csv],
        [data.plainCsv, publicRoutes.plainCsv(id)],
        ["JSON", json],
        ["JSON Schema", schema],
      ] as const,
      note: data.sets[id].row,
      isOneOfMany: true,
    })),
    {
      id: "plans",
      name: data.ofPlan,
      files: plansOf(model).map((plan) => [planName(context, plan), publicRoutes.planCsv(plan.id)] as const),
      note: data.ofPlanNote,
    },
    one("package", data.package, "Data Package", publicRoutes.dataPackage(), data.packageNote),
    one("catalog", data.catalog, "DCAT (JSON-LD)", publicRoutes.catalog(), data.catalogNote),
    {
      ...one("program", data.program, "JavaScript", publicRoutes.verify(), data.programNote),
      more: {
        name: context.words.pages.check.link,
        href: `${context.link(publicRoutes.about())}#${CHECK_ANCHOR}`,
      },
    },
  ];
}

function Files({ context }: { context: EditionContext }) {
  const { data } = context.words.pages;
  return (
    <ScrollRegion label={plainText(data.files)}>
      <table className="cd">
        <ColumnHeads names={[data.data, data.files, data.content]} />
        <tbody>
          {rowsOf(context).map(({ id, name, files, note, isOneOfMany, more }) => (
            <tr key={id}>
              <th scope="row">
                <Say of={name} />
              </th>
              <td>
                <ul className="la">
                  {files.map(([form, route]) => (
                    <li key={route}>
                      <a
                        href={context.page.link(route)}
                        aria-label={isOneOfMany ? `${plainText(name)}: ${plainText(form)}` : undefined}
                      >
                        <Say of={form} />
                      </a>
                    </li>
                  ))}
                </ul>
              </td>
              <td>
                <Say of={note} />
                {more && (
                  <>
                    {" "}
                    <a href={more.href}>
                      <Say of={more.name} />
                    </a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
