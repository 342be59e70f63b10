"use client";

import { createContext, type ReactNode, useContext } from "react";

/** Per person: on a shared computer nobody sees another's text. null: nobody is signed in, and nothing is kept. */
const Owner = createContext<string | null>(null);
export function KeptTextOwner({ id, children }: { id: string | null; children: ReactNode }) {
  return <Owner value={id}>{children}</Owner>;
}

/** Whose texts are kept. Apart from the forms: the frame of every page names the person, and most pages have no form. */
export function useKeptTextOwner(): string | null {
  return useContext(Owner);
}
