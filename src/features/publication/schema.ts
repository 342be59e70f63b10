import { z } from "zod";
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";

const title = z
  .string()
  .trim()
  .min(1, { error: "公表の題名を入力してください。" })
  .max(100, { error: "題名は100文字以内で入力してください。" });
const note = z.string().trim().max(2000, { error: "お知らせは2000文字以内で入力してください。" });

export const publishSchema = z.strictObject({
  title,
  note,
  /** What the person saw in the preview; another one means that something was published, or has changed, since. */
  fingerprint: z.string().regex(/^[1-9]\d{0,8}-[0-9a-f]{64}$/),
});

export const withdrawSchema = z.strictObject({
  no: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
  reason: z
    .string()
    .trim()
    .min(1, { error: "取下げの理由を入力してください。" })
    .max(1000, { error: "理由は1000文字以内で入力してください。" }),
  /** A publication is not taken back by a slip of the finger. */
  confirmed: z.literal("yes", { error: "取下げの内容を確認し、チェックを入れてください。" }),
  fingerprint: publishSchema.shape.fingerprint,
});

/** What a preview's address carries: the words that are not stored yet. */
const previewWords = z.strictObject({ title: z.string().max(100), note: z.string().max(2000) });
export type PreviewWords = z.infer<typeof previewWords>;

/** @returns null for anything that `previewKey` (view-model) did not make */
export function parsePreviewKey(key: string): PreviewWords | null {
  try {
    const parsed = previewWords.safeParse(JSON.parse(Buffer.from(key, "base64url").toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A table's name in its address: a fiscal year, or "data" for the open data. null for anything else. */
export function parseTableName(
  name: string,
): { readonly kind: "committee"; readonly fy: FiscalYear } | { readonly kind: "open-data" } | null {
  if (name === "data") return { kind: "open-data" };
  const fy = /^\d{4}$/.test(name) ? Number(name) : null;
  return fy !== null && isFiscalYear(fy) ? { kind: "committee", fy } : null;
}
