/**
 * Somebody who may decide has these answers open. An endpoint, not a server action: it must not hold up the decision that
 * may follow at once.
 */

import { REFUSAL_STATUS } from "@/lib/result";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { noteOpened, type OpenedInput } from "@/server/reports/take-back";

const MAX_BODY_BYTES = 100_000;

export const POST = staffRoute<Record<never, never>>(
  { what: "noting what is open failed", told: "記録できませんでした。" },
  async ({ viewer, request }) => {
    if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) {
      return new Response(null, { status: 413 });
    }
    // Whatever was sent is parsed strictly by the function itself.
    const body = (await request.json().catch(() => null)) as OpenedInput;
    const result = await noteOpened(viewer, body);
    return new Response(null, { status: result.ok ? 204 : REFUSAL_STATUS[result.reason] });
  },
);
