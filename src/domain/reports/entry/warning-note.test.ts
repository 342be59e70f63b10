import { num } from "@tests/fixtures/brands";
import { expect, it } from "vitest";
import { type FigureNote, noteBeside } from "./warning-note";

const [A, B] = [num("1500"), num("9000")];
const said: FigureNote = { note: "窓口に確かめた。", former: null };
const kept: FigureNote = { note: "", former: { text: "窓口に確かめた。", actual: A } };

it("a note counts for the figure that it was written for, and no other", () => {
  expect(noteBeside(said, A, A)).toEqual(said);
  expect(noteBeside(said, A, B)).toEqual(kept);
});

it("is kept while the figure is typed anew, digit by digit, and comes back with its own", () => {
  const cleared = noteBeside(said, A, null);
  expect(cleared).toEqual(kept);
  const typing = noteBeside(cleared, null, num("9"));
  expect(noteBeside(typing, num("9"), B)).toEqual(kept);
  expect(noteBeside(typing, num("9"), A)).toEqual(said);
});

it("one that is written for the new figure takes its place", () => {
  const anew: FigureNote = { ...kept, note: "台帳で数え直した。" };
  expect(noteBeside(anew, B, num("9100"))).toEqual({ note: "", former: { text: anew.note, actual: B } });
});

it("nothing is made of no note, nor of one that was written before there was a figure", () => {
  const none: FigureNote = { note: " ", former: null };
  expect(noteBeside(none, A, B)).toEqual(none);
  expect(noteBeside(said, null, A)).toEqual(said);
});
