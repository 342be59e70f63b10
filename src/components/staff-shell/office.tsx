"use client";

import { createContext, type ReactNode, useContext } from "react";
import { USUAL_PLAN_WORDS } from "@/domain/words/ja/plan/plan-words";

const Office = createContext(USUAL_PLAN_WORDS.office);

/** Makes the name of the plan's office known to every staff page. */
export function OfficeProvider({ name, children }: { name: string; children: ReactNode }) {
  return <Office value={name}>{children}</Office>;
}

/** What the plan calls the office that asks, checks and publishes. */
export function useOffice(): string {
  return useContext(Office);
}

export function OfficeName() {
  return useOffice();
}
