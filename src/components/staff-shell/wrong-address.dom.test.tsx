import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { WrongAddress } from "./wrong-address";

afterEach(cleanup);

it("leads to the same page at the right address", () => {
  window.location.href = "http://192.0.2.7:3000/staff/sign-in?callbackUrl=%2Fstaff";
  render(<WrongAddress origin="https://dx.example.lg.jp" />);
  expect(screen.getByRole("alert").textContent).toContain("https://dx.example.lg.jp で開いてください");
  expect(screen.getByRole("link").getAttribute("href")).toBe(
    "https://dx.example.lg.jp/staff/sign-in?callbackUrl=%2Fstaff",
  );
});

it("says nothing at the right one", () => {
  window.location.href = "https://dx.example.lg.jp/staff";
  const { container } = render(<WrongAddress origin="https://dx.example.lg.jp" />);
  expect(container.textContent).toBe("");
});
