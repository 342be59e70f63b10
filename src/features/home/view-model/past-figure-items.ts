/** Past figures that another person has taken in from a table: decided on together. */
import { can } from "@/domain/shared/access";
import { staffRoutes } from "@/lib/routes";
import type { HomeInput, HomeItem } from "./home-input";

export function pastFigureItems({ viewer, pastFigures }: HomeInput): HomeItem[] {
  if (!can(viewer, "report.approve", {})) return [];
  return [
    {
      title: "取り込んだ過去の実績",
      count: pastFigures,
      unit: "件",
      text: "ほかの担当者が表から取り込んだ、終わった年度の実績です。確かめて、まとめて承認してください。",
      href: staffRoutes.pastFigures(),
      linkLabel: "取り込んだ実績を見る",
      urgent: false,
    },
  ];
}
