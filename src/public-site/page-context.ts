/** What every page gets: the model, and how it links. */
import { type LinkStyle, linkBetween, publicRoutes } from "@/lib/public-paths";
import type { SiteModel } from "./model/site";

export interface RenderOptions {
  /** Default `absolute-path`. */
  readonly links?: LinkStyle;
  /** For `absolute-path`: where this tree stands, "" (default) or "/archive/3". */
  readonly basePath?: string;
  /** The tree is kept for ever at its own address: each page says that it is not the current one. */
  readonly archived?: boolean;
  /** A preview: a document that is handed on says on each page that it is not published. */
  readonly unpublished?: boolean;
}

export interface PageContext {
  readonly model: SiteModel;
  readonly route: string;
  readonly archived: boolean;
  /** What would be published, before it is. */
  readonly preview: boolean;
  readonly relative: boolean;
  /** A front door answers searches of this tree: neither a folder, an archive nor a preview has one. */
  readonly hasSearch: boolean;
  /** What stands in `href` for a page or file of this tree. */
  readonly link: (route: string) => string;
  /** The address of a past publication; null where this tree cannot know one. */
  readonly archiveLink: (no: number) => string | null;
  /** The site that is current now, from an archived page; null where it is not known. */
  readonly currentSite: string | null;
  /** What was corrected and defined anew since, at that site. */
  readonly currentCorrections: string | null;
  /** Whether this tree has pictures for other sites: the archive is not found by search, and a preview is nobody's to share. */
  readonly hasShareImages: boolean;
  /** The address with the site's origin, for other software; the plain link where no origin is known. */
  readonly absolute: (route: string) => string;
}

/** @param route the page that is rendered */
export function pageContext(model: SiteModel, options: RenderOptions, route: string): PageContext {
  const { links = "absolute-path", basePath = "", archived = false } = options;
  const { origin } = model.snapshot.site;
  const relative = links === "relative-file";
  const link = (to: string) => linkBetween(links, route, to, basePath);
  // A folder that was handed over holds one publication only; the others are at the city's own site, if that is known.
  const preview = basePath !== "" && !archived;
  const outside = (to: string) => (relative ? (origin === null ? null : `${origin}${to}`) : to);
  return {
    model,
    route,
    archived,
    preview,
    relative,
    hasSearch: !relative && !archived && basePath === "",
    link,
    // Before it is published it stands nowhere else.
    archiveLink: (no) =>
      preview && no === model.snapshot.no ? link(publicRoutes.home()) : outside(publicRoutes.archived(no)),
    currentSite: outside(publicRoutes.home()),
    currentCorrections: outside(publicRoutes.corrections()),
    hasShareImages: hasShareImages(options),
    absolute: (to) => (origin === null || relative ? link(to) : `${origin}${link(to)}`),
  };
}

export function hasShareImages({ archived = false, basePath = "" }: RenderOptions): boolean {
  return !archived && basePath === "";
}
