"use client";

import { type FormEvent, useEffect, useRef } from "react";
import { staffRoutes } from "@/lib/routes";
import { buttonClass } from "../forms/button-class";

/**
 * The search in the frame: a plain GET form, which needs no script. With one, / goes to the field that is in sight (on a
 * narrow screen that of the menu, which is opened for it), and an empty field is not sent.
 */
export function SearchBox({ id }: { id: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.defaultPrevented || isTypedInto(event.target)) return;
      const menu = field.current?.closest("details");
      if (menu && isInSight(menu)) menu.open = true;
      if (!field.current || !isInSight(field.current)) return;
      event.preventDefault();
      field.current.focus();
      field.current.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  const onSubmit = (event: FormEvent) => {
    if (field.current?.value.trim() !== "") return;
    event.preventDefault();
    field.current.focus();
  };
  return (
    <search>
      <form action={staffRoutes.search()} onSubmit={onSubmit} className="flex items-center gap-2">
        <label htmlFor={id} className="sr-only">
          検索（/ キーで移動）
        </label>
        <input
          ref={field}
          id={id}
          name="q"
          type="search"
          autoComplete="off"
          aria-keyshortcuts="/"
          className="my-1 h-10 w-full min-w-0 flex-1 rounded-8 border border-solid-gray-600 bg-white px-3 text-dns-16N-130 hover:border-black lg:w-60"
        />
        <button type="submit" className={buttonClass({ variant: "secondary", size: "sm" }, "flex-none")}>
          検索
        </button>
      </form>
    </search>
  );
}

function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select") !== null)
  );
}

function isInSight(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
