/** An evidence file, as an attachment whatever it is: it is never shown on this origin. */
import { REFUSAL_STATUS } from "@/lib/result";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { readEvidenceFile } from "@/server/reports/evidence/file";

const HEADERS = {
  "Cache-Control": "private, no-store",
  "X-Content-Type-Options": "nosniff",
  // The front door sets the same, and Next keeps what was set before; here for the development server.
  "Content-Security-Policy": "default-src 'none'; sandbox",
};

export const GET = staffRoute<{ id: string }>(
  { what: "evidence file failed", told: "ファイルを用意できませんでした。" },
  async ({ viewer, params }) => {
    const file = await readEvidenceFile(viewer, params);
    if (!file.ok) {
      return new Response("資料が見つかりません。", {
        status: REFUSAL_STATUS[file.reason],
        headers: { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" },
      });
    }
    const { name, contentType, body } = file.value;
    return new Response(body, {
      headers: {
        ...HEADERS,
        "Content-Type": contentType,
        "Content-Disposition": attachment(name),
      },
    });
  },
);

/** RFC 6266: the name in UTF-8, and one in ASCII for whoever cannot read that. */
function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
