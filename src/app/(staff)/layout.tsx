import type { ReactNode } from "react";
import { STAFF_CSS } from "@/components/staff-shell/staff-css";
import { StaffShell } from "@/components/staff-shell/staff-shell";
import { signOutAction } from "@/features/accounts/actions";
import { loadShell } from "@/features/home/loaders";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const shell = await loadShell();
  return (
    <>
      <style href="ayumi-charts" precedence="default">
        {STAFF_CSS}
      </style>
      <StaffShell {...shell} signOut={signOutAction}>
        {children}
      </StaffShell>
    </>
  );
}
