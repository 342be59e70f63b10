import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import type { EditionContext } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { Say } from "../say";

/** Served in place of any missing page below the edition's addresses. */
export function NotFoundPage({ context }: { context: EditionContext }) {
  const { title, text, toHome } = context.words.pages.notFound;
  return (
    <EditionLayout context={context} title={title} description={plainText(text)}>
      <h1>
        <Say of={title} />
      </h1>
      <p className="lead">
        <Say of={text} />
      </p>
      <p>
        <a href={context.link(publicRoutes.home())}>
          <Say of={toHome} />
        </a>
      </p>
    </EditionLayout>
  );
}
