"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext } from "react";

/** Per person: on a shared computer nobody sees another's text. null: nobody is signed in, and nothing is kept. */
const Owner = createContext<string | null>(null);
export function KeptTextOwner({ id, children }: { id: string | null; children: ReactNode }) {
  return <Owner value={id}>{children}</Owner>;
}

/** Whose texts are kept. Apart from the forms: the frame of every page names the person, and most pages have no form. */
function useKeptTextOwner(): string | null {
  return useContext(Owner);
}

/** @returns the place of a form of this page; null for one without a name: nothing is typed there */
export function usePlaces(): (name: string | null) => string | null {
  const owner = useKeptTextOwner();
  const pathname = usePathname();
  return (name) => (owner === null || name === null ? null : `ayumi.form.${owner}.${pathname}.${name}`);
}
