import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";

/** Three rising bars, in the key colour. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath fill='%230017c1' d='M0 5h2v3H0zm3-2h2v5H3zm3-3h2v8H6z'/%3E%3C/svg%3E";

/** Everything that React serves here is for staff; the public pages are finished files of a route handler. */
export const metadata: Metadata = {
  title: { default: "あゆみ", template: "%s｜あゆみ" },
  robots: { index: false, follow: false },
  // In the page itself: no request, and no file beside the publication's own.
  icons: { icon: ICON },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="ja">
      <body>{children}</body>
    </html>
  );
}
