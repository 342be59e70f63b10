/** A server as `npm start` makes it, but for what stands behind the front door: a publication at one address, a look beforehand at the other. */
import { randomBytes } from "node:crypto";
import { PDF } from "@tests/fixtures/evidence-files";
import { runServer } from "@/cli/serving/server";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Inner } from "@/server/front-door/answer";

/** Whoever asks for it publishes once, and is answered when the publication is served. */
const PUBLISH = "/api/publish";
/** Whoever asks for it goes through the next publication: its front page, and data for which the whole of it is made. */
const PREVIEW = "/api/preview";
const PREVIEWED = ["/", "/data/kpis.csv", "/", "/data/kpis.csv", "/", "/data/kpis.csv"];
const EVIDENCE_BYTES = 10 * 1024 * 1024;
const PIECES = 2;
/** After the end of the reported year, whatever this machine's clock says. */
const NOW = new Date("2026-06-15T03:00:00Z");

function demanded<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.reason} ${JSON.stringify(result.errors ?? {})}`);
}

/** Only once the server has said where the database is. */
async function publishing(): Promise<Inner> {
  const { db } = await import("@/server/db/client");
  const { viewerOfAccount } = await import("@/server/access/viewer-of");
  const { addFile } = await import("@/server/reports/evidence/add");
  const { changeVisibility } = await import("@/server/reports/evidence/change");
  const { actInThread } = await import("@/server/publication/acts");
  const { previewInThread } = await import("@/server/publication/preview");
  const { refresh } = await import("@/server/publication/serve/current-site");

  const { id } = await db().user.findFirstOrThrow({ where: { role: "office" }, select: { id: true } });
  const viewer = await viewerOfAccount(db(), id);
  for (let no = 1; no <= PIECES; no += 1) {
    const bytes = new Uint8Array(Buffer.concat([PDF, randomBytes(EVIDENCE_BYTES - PDF.length)]));
    const report = { kpiId: toKpiId("paper-sheets"), fy: fiscalYear(2025) };
    const added = demanded(await addFile(viewer, { ...report, name: `資料${no}.pdf`, bytes }, NOW));
    demanded(await changeVisibility(viewer, { id: added.id, isPublic: true }, NOW));
  }
  const input = { title: "測定のための公表", note: "" };
  return {
    handle: async (request, response) => {
      // The start itself looks whether pages of the staff are answered.
      if (request.url === PUBLISH) {
        demanded(await actInThread(viewer, { kind: "publish", input }));
        await refresh();
      }
      if (request.url === PREVIEW) {
        for (const route of PREVIEWED) {
          demanded(await previewInThread(viewer, { ...input, basePath: PREVIEW, route }));
        }
      }
      response.end();
    },
    close: async () => undefined,
  };
}

await runServer({ development: false, inner: publishing });
