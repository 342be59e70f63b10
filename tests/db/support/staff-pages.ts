/** A page of the staff side as Next makes it, for tests that stand in for what Next gives a page (headers, cookies, router). */
import path from "node:path";
import { text } from "node:stream/consumers";
import type { ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";

type PageModule = { default: (props: object) => ReactNode | Promise<ReactNode> };

/**
 * What stands between the frame, as HTML.
 * @param folder below the staff's, as "dashboard/pillars/[no]"
 * @throws where the person is sent away
 */
export async function renderStaffPage(
  folder: string,
  params: object,
  searchParams: URLSearchParams,
): Promise<string> {
  const file = path.resolve("src/app/(staff)/staff", folder, "page.tsx");
  const page = (await import(file)) as PageModule;
  const props = {
    params: Promise.resolve(params),
    searchParams: Promise.resolve(Object.fromEntries(searchParams)),
  };
  const errors: unknown[] = [];
  const { prelude } = await prerenderToNodeStream(await page.default(props), {
    onError: (error) => void errors.push(error),
  });
  const html = await text(prelude);
  if (errors.length > 0) throw errors[0];
  return html;
}
