import Link from "next/link";
import { dashboardCrumbs } from "@/components/dashboard-crumbs";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { publicationNo } from "@/domain/words/ja/reports/as-of";
import { presentationSource } from "@/domain/words/ja/reports/presentation";
import { dashboardAddress } from "@/lib/dashboard-address";
import { type AsOfQuery, type DashboardQuery, staffRoutes } from "@/lib/routes";
import type { PresentationPage } from "../loaders";
import { Notes } from "./notes";
import { ScreenBody } from "./screen-body";
import { Stage } from "./stage";

/** A plan's year for a meeting: screen after screen, or the presenter's notes to all of them. */
export function Presentation({ page }: { page: PresentationPage }) {
  if (page.screens.length === 0) return <NothingPublished page={page} />;
  if (page.isNotes) return <NotesPage page={page} />;
  const { plan, fy, isWorking, published } = page;
  const asOf = page.isAsOf && published ? publicationNo(published.no) : null;
  const frame = { plan, fy, isWorking, asOf, source: presentationSource(published) };
  return (
    <Stage
      initial={page.at}
      screens={page.screens.map((screen, index) => ({
        title: screen.title,
        href: hrefOf(page, { screen: index + 1 }),
        body: <ScreenBody screen={screen} frame={frame} />,
        notes: <Notes notes={screen.notes} />,
      }))}
      more={<Choices page={page} />}
    />
  );
}

function hrefOf(
  page: Pick<PresentationPage, "plan" | "fy" | "isWorking" | "isAsOf" | "published">,
  query: Parameters<typeof staffRoutes.presentation>[0],
) {
  const { plan, fy, isWorking } = page;
  return staffRoutes.presentation({
    plan: plan.id,
    fy,
    ...asOfQuery(page),
    ...(isWorking ? { figures: "working" as const } : {}),
    ...query,
  });
}

/** What every link keeps: the publication that was asked for. */
function asOfQuery({ isAsOf, published }: Pick<PresentationPage, "isAsOf" | "published">): AsOfQuery {
  return isAsOf && published ? { "as-of": published.no } : {};
}

function dashboardQuery(page: PresentationPage): DashboardQuery {
  return { plan: page.plan.id, fy: page.fy, ...asOfQuery(page) };
}

/** Which plan, which year, which figures; the way out, and the notes in a window of their own. */
function Choices({ page }: { page: PresentationPage }) {
  const { plan, fy, isWorking, isAsOf, planChoices } = page;
  const other = { plan: plan.id, fy };
  return (
    <ul className="flex flex-col">
      <Item href={hrefOf(page, { view: "notes" })} isNewWindow>
        発表者用のメモを別の画面で開く
      </Item>
      {isAsOf ? <Item href={staffRoutes.presentation(other)}>いまの公表の数値で表示する</Item> : null}
      {isWorking ? (
        <Item href={staffRoutes.presentation(other)}>公表済みの数値で表示する</Item>
      ) : (
        <Item href={staffRoutes.presentation({ ...other, figures: "working" })}>
          いまの数値で表示する（各画面に「未公表」と表示します）
        </Item>
      )}
      {page.years
        .filter((each) => each !== fy)
        .map((each) => (
          <Item key={each} href={hrefOf(page, { fy: each })}>{`${fiscalYearLabel(each)}を表示する`}</Item>
        ))}
      {planChoices
        .filter(({ id }) => id !== plan.id)
        .map(({ id, name }) => (
          <Item
            key={id}
            href={staffRoutes.presentation({ plan: id, ...asOfQuery(page) })}
          >{`${name}を表示する`}</Item>
        ))}
      {page.mayClose && !isAsOf ? (
        <Item href={staffRoutes.presentationClosing({ plan: plan.id })}>最後の画面の文を書く</Item>
      ) : null}
      <Item href={dashboardAddress(page.isHome, dashboardQuery(page))}>発表を終えて、進捗に戻る</Item>
    </ul>
  );
}

function Item({
  href,
  isNewWindow = false,
  children,
}: {
  href: string;
  isNewWindow?: boolean;
  children: string;
}) {
  return (
    <li>
      {/* A whole page each time: the stage begins anew with what is chosen. */}
      <a
        className="text-link inline-flex min-h-11 items-center"
        href={href}
        {...(isNewWindow ? { target: "_blank", rel: "noopener" } : {})}
      >
        {isNewWindow ? `${children}（新しいウィンドウ）` : children}
      </a>
    </li>
  );
}

function Head({ page, title, lead }: { page: PresentationPage; title: string; lead: string }) {
  const { plan } = page;
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs items={[...dashboardCrumbs(page.isHome, dashboardQuery(page)), { label: title }]} />
      <PageHeading eyebrow={plan.name} title={title} lead={<p>{lead}</p>} />
    </div>
  );
}

function NotesPage({ page }: { page: PresentationPage }) {
  return (
    <div className="flex flex-col gap-8">
      <Head
        page={page}
        title="発表者用のメモ"
        lead={`${fiscalYearLabel(page.fy)}の${presentationSource(page.published)}。発表の画面とは別のウィンドウで、手元に置いて使います。`}
      />
      {page.screens.map((screen, index) => (
        <section key={screen.title} aria-labelledby={`screen-${index + 1}`} className="flex flex-col gap-2">
          <h2 id={`screen-${index + 1}`} className="text-std-20B-150">
            <Link className="text-link" href={hrefOf(page, { screen: index + 1 })}>
              {`${index + 1}　${screen.title}`}
            </Link>
          </h2>
          <Notes notes={screen.notes} />
        </section>
      ))}
    </div>
  );
}

function NothingPublished({ page }: { page: PresentationPage }) {
  return (
    <div className="flex flex-col gap-6">
      <Head
        page={page}
        title="発表"
        lead="この計画はまだ公表されていません。発表の画面は、公表した数値から作ります。"
      />
      <p>
        <a className="text-link" href={staffRoutes.presentation({ plan: page.plan.id, figures: "working" })}>
          いまの数値で表示する（各画面に「未公表」と表示します）
        </a>
      </p>
    </div>
  );
}
