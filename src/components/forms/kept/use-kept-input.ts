"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ActionState } from "@/lib/action-state";
import { Defaults, fill, freshNames, isSame, only, type Standing, standingIn } from "./form-controls";
import { useOpenPlace } from "./kept-places";
import { dropFromBrowser, keepInBrowser, onDroppedElsewhere, readFromBrowser } from "./kept-storage";
import {
  type Apart,
  type KeptText,
  type Moved,
  movedBeside,
  parseKeptInput,
  shownAfter,
  sorted,
  textsOf,
  typedOver,
  typedSince,
  wordsOf,
} from "./kept-text";

/** What a form says of the input that it kept. */
export interface KeptTold {
  /** As the page had it, before kept texts took their place; null: none did. */
  readonly before: Standing | null;
  /** What others changed beside what was put back. */
  readonly moved: readonly Moved[];
  /** What was not put back. */
  readonly apart: readonly Apart[];
  /** No browser gives a file back. */
  readonly hasFile: boolean;
}
const NOTHING: KeptTold = { before: null, moved: [], apart: [], hasFile: false };

/**
 * What is typed in a form until it was taken: over an answer, a reload and new controls in the place of old ones. What
 * others saved meanwhile is never put back over: what was typed over it is told, and taken into its field by hand.
 * @param key its place in this browser; null: it is kept on the page alone
 */
export function useKeptInput(
  box: RefObject<HTMLFormElement | null>,
  key: string | null,
  answer: ActionState<unknown> | null,
) {
  /** What the page itself shows, whatever is typed over it. */
  const shown = useRef<Standing>({});
  /** As it was last typed or sent: React empties a form after its action. */
  const typed = useRef<KeptText>({});
  /** Kept, and in no field: told, or its field is not there. */
  const aside = useRef<KeptText>({});
  const sent = useRef<Standing>({});
  /** What was sent came to an answer in this drawing: what the page gives in its place is how it was read. */
  const isAnswered = useRef(false);
  const known = useRef(new WeakSet<Element>());
  /** The place that was read. */
  const read = useRef<string | null | undefined>(undefined);
  const defaults = useRef(new Defaults());
  const [told, setTold] = useState(NOTHING);

  /** While a text is put back, React still shows the old one in the fields that it holds: that is not what is typed. */
  const isPutting = useRef(false);
  const put = useCallback((form: HTMLFormElement, texts: Standing): boolean => {
    isPutting.current = true;
    const isChanged = fill(form, texts);
    isPutting.current = false;
    return isChanged;
  }, []);
  const keep = useCallback(() => {
    if (key === null) return;
    const fields = { ...aside.current, ...typed.current };
    if (Object.keys(fields).length === 0) dropFromBrowser(key);
    else {
      const words = box.current ? wordsOf(box.current, shown.current) : {};
      keepInBrowser(key, { fields, shown: shown.current, words, at: window.location.search });
    }
  }, [box, key]);

  // Tabs of one person share a place: what was dropped with another tab's text is not what was typed here.
  useEffect(() => {
    if (key === null) return;
    return onDroppedElsewhere(key, parseKeptInput, (gone) => {
      const own = Object.entries(typed.current);
      if (own.some(([name, { typed }]) => !isSame(gone?.fields[name]?.typed ?? [], typed))) keep();
    });
  }, [key, keep]);

  useOpenPlace(key);
  useEffect(() => {
    const form = box.current;
    if (answer === null || !form) return;
    isAnswered.current = answer.ok || answer.reason === "invalid";
    const standing = standingIn(form);
    if (answer.ok || answer.reason === "already") {
      typed.current = typedSince(standing, typed.current, sent.current);
      shown.current = shownAfter(standing, sent.current, typed.current);
      // What was told beside the rest that is taken now was sent by nobody.
      const { apart } = sorted(form, aside.current);
      aside.current = only(aside.current, (name) => apart.some((text) => text.name === name));
      setTold({ ...NOTHING, apart });
      keep();
    } else {
      shown.current = shownAfter(standing, shown.current, typed.current);
      put(form, textsOf(typed.current));
    }
  }, [answer, box, keep, put]);

  // After each drawing, before what is new is looked at: the page was read again for another of its forms.
  useEffect(() => {
    const form = box.current;
    if (!form) return;
    const replaced = defaults.current.replaced(form);
    const isSentBefore = isAnswered.current;
    isAnswered.current = false;
    // Kept by whoever answered, and written by them in another way: ６０ as 60.
    const asRead = only(replaced, (name) => {
      const own = typed.current[name];
      const isSent = own !== undefined && isSame(own.typed, sent.current[name] ?? []);
      // The same text is what was refused, held by React: nobody kept it.
      return isSentBefore && isSent && !isSame(own.typed, replaced[name] ?? []);
    });
    if (Object.keys(asRead).length > 0) {
      typed.current = only(typed.current, (name) => asRead[name] === undefined);
      keep();
    }
    const own = typed.current;
    const untouched = only(replaced, (name) => !own[name] && shown.current[name] !== undefined);
    put(form, untouched);
    shown.current = { ...shown.current, ...untouched };
    // What was typed, or sent and refused, is the default of a field that React holds.
    const ours = (name: string) => [textsOf(own)[name], sent.current[name]];
    const names = Object.keys(replaced).filter(
      (name) => own[name] && !ours(name).some((texts) => isSame(texts ?? [], replaced[name] ?? [])),
    );
    if (names.length === 0) return;
    const isNamed = (name: string) => names.includes(name);
    const covered = only(typed.current, isNamed);
    put(form, only(replaced, isNamed));
    shown.current = { ...shown.current, ...only(replaced, isNamed) };
    typed.current = only(typed.current, (name) => !isNamed(name));
    aside.current = { ...aside.current, ...covered };
    keep();
    const { apart } = sorted(form, covered);
    setTold((now) => ({ ...now, apart: [...now.apart, ...apart] }));
  });

  // After each drawing: a control may stand in the place of another one, with what was typed lost to it.
  useEffect(() => {
    const form = box.current;
    if (!form) return;
    const isFirst = read.current !== key;
    if (isFirst) known.current = new WeakSet();
    const fresh = freshNames(form, known.current);
    const standing = standingIn(form);
    const drawn = shownAfter(standing, shown.current, typed.current);
    shown.current = { ...shown.current, ...only(drawn, (name) => fresh.has(name)) };
    const stored = isFirst && key !== null ? readFromBrowser(key, parseKeptInput) : null;
    if (isFirst) {
      read.current = key;
      aside.current = stored?.fields ?? {};
    }
    const kept = only({ ...aside.current, ...typed.current }, (name) => isFirst || fresh.has(name));
    if (Object.keys(kept).length === 0) return;
    const { fits, apart } = sorted(form, kept);
    const moved = stored ? movedBeside(form, stored) : [];
    const isApart = (name: string) => apart.some((text) => text.name === name);
    const isHere = (name: string) => standing[name] !== undefined;
    typed.current = {
      ...only(typed.current, (name) => !isApart(name)),
      ...only(kept, (name) => fits[name] !== undefined),
    };
    aside.current = {
      ...only(aside.current, (name) => kept[name] === undefined || !isHere(name)),
      ...only(kept, isApart),
    };
    const isChanged = put(form, fits);
    if (apart.length > 0)
      setTold((now) => ({
        ...now,
        moved: stored ? moved : now.moved,
        apart: [...now.apart, ...apart],
      }));
    if (apart.length > 0 || isChanged) openAround(form);
    if (!isChanged || !isFirst) return;
    const hasFile = form.querySelector('input[type="file"]') !== null;
    setTold((now) => ({ ...now, before: standing, moved, hasFile }));
  });

  return {
    told,
    onTyped: (form: HTMLFormElement) => {
      if (isPutting.current) return;
      typed.current = typedOver(form, shown.current);
      keep();
    },
    onSent: (form: HTMLFormElement): Standing => {
      sent.current = standingIn(form);
      typed.current = typedOver(form, shown.current);
      return sent.current;
    },
    /** Takes a text that was told into its field. */
    takeIn: ({ name, into }: Apart) => {
      const form = box.current;
      const text = aside.current[name];
      if (!form || !text) return;
      put(form, { [into]: text.typed });
      aside.current = only(aside.current, (other) => other !== name);
      typed.current = typedOver(form, shown.current);
      keep();
      setTold((now) => ({ ...now, apart: now.apart.filter((other) => other.name !== name) }));
    },
    /** Throws away what was told, and leaves what was put back. */
    discardApart: () => {
      aside.current = {};
      keep();
      setTold((now) => ({ ...now, apart: [] }));
    },
    /** The page as it was. */
    discard: () => {
      if (box.current && told.before) put(box.current, told.before);
      typed.current = {};
      keep();
      setTold((now) => ({ ...NOTHING, apart: now.apart }));
    },
  };
}

/** What is put back or told is not hidden. */
function openAround(form: HTMLFormElement): void {
  for (let at = form.closest("details"); at; at = at.parentElement?.closest("details") ?? null)
    at.open = true;
}
