import type { ReactNode } from "react";
import { CHART_CSS } from "@/components/charts/chart-css";
import { MARK_CSS } from "@/components/mark";
import { StaffShell } from "@/components/staff-shell/staff-shell";
import { signOutAction } from "@/features/accounts/actions";
import { loadShell } from "@/features/home/loaders";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const shell = await loadShell();
  return (
    <>
      {/* Marks and charts bring their own styles, as the public files need them inline. */}
      <style href="ayumi-charts" precedence="default">
        {MARK_CSS + CHART_CSS}
      </style>
      <StaffShell {...shell} signOut={signOutAction}>
        {children}
      </StaffShell>
    </>
  );
}
