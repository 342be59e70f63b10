/** Which pages an edition has: it lies beside the Japanese one, page for page. */
import { publicRoutes } from "@/lib/public-paths";
import type { Edition } from "./languages";

/** All but what is for other programs. */
const PAGES =
  /^\/$|^\/(?:about|corrections|archive|data|search)$|^\/plans\/[^/]+$|^(?:\/plans\/[^/]+)?\/(?:pillars\/\d+|measures\/\d+-\d+)$|^\/kpis\/[^/]+$|^\/years\/\d+$/;

/** @param route of the Japanese page */
export function hasEditions(route: string): boolean {
  return PAGES.test(route);
}

/** The route of a page in an edition: its own, or the edition's front page where it has none. */
export function nearestRoute({ language }: Pick<Edition, "language">, route: string): string {
  return publicRoutes.edition(language, hasEditions(route) ? route : publicRoutes.home());
}
