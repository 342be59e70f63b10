import { describe, expect, it } from "vitest";
import { navigationFor } from "@/components/staff-shell/navigation";
import { ROLES } from "@/domain/shared/access";
import { staffRoutes } from "@/lib/routes";
import { helpFor } from "./view-model";

const viewer = (role: (typeof ROLES)[number]) => ({ id: "u", role, departmentId: "d1" });

describe.each(ROLES)("the help of %s", (role) => {
  const sections = helpFor(viewer(role));

  it("begins with their own job, and tells those of all others", () => {
    expect(sections.map(({ isOwn }) => isOwn)).toEqual([true, false, false, false]);
    expect(sections[0]?.role).toBe(role);
    expect(new Set(sections.map((each) => each.role))).toEqual(new Set(ROLES));
  });

  it("links only to what they may open", () => {
    const own = sections.flatMap(({ steps }) => steps.flatMap(({ link }) => (link ? [link.href] : [])));
    const open = navigationFor(viewer(role)).map(({ href }) => href);
    expect(own.length).toBeGreaterThan(0);
    for (const href of own) {
      const isInMenu = open.some((page) => href === page || href.startsWith(`${page}/`));
      expect(
        isInMenu || [staffRoutes.ownMails(), staffRoutes.transfer(), staffRoutes.explore()].includes(href),
        href,
      ).toBe(true);
    }
  });
});

it("leads an office to every one of its steps that has a page", () => {
  const [own] = helpFor(viewer("office"));
  expect(own?.steps.filter(({ link }) => link === null)).toEqual([]);
});
