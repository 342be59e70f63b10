import { z } from "zod";
import { STOP_CAUSES, STOPPABLE_FIELDS } from "@/domain/publication/stops/stops";

const reason = (sentence: string) =>
  z
    .string()
    .trim()
    .min(1, { error: sentence })
    .max(1000, { error: "理由は1000文字以内で入力してください。" });

const ticked = (sentence: string) => z.literal("yes", { error: sentence });

const said = {
  cause: z.enum(STOP_CAUSES, { error: "公開ページに載せる理由を選んでください。" }),
  reason: reason("停止する理由を入力してください。"),
};

export const hideFileSchema = z.strictObject({
  ...said,
  file: z.string().regex(/^[0-9a-f]{64}$/, { error: "停止するファイルを選んでください。" }),
});

export const hideTextSchema = z.strictObject({
  ...said,
  passage: z.string().trim().min(1, { error: "停止する文章を入力してください。" }).max(5000),
});

export const hideFigureSchema = z.strictObject({
  ...said,
  /** `figureKey` of the view-model. */
  field: z
    .string()
    .regex(/^[a-z0-9:-]+\/\d{4}\/[a-zA-Z]+$/, { error: "停止する文章を選んでください。" })
    .transform((key) => {
      const [kpiId = "", fy = "", field] = key.split("/");
      return { kpiId, fy: Number(fy), field };
    })
    .pipe(z.strictObject({ kpiId: z.string(), fy: z.int(), field: z.enum(STOPPABLE_FIELDS) })),
});

export const liftSchema = z.strictObject({
  id: z.uuid(),
  reason: reason("解除する理由を入力してください。"),
});

export const deleteSchema = z.strictObject({
  id: z.uuid(),
  reason: reason("削除する理由を入力してください。"),
  fromStore: z.literal("yes").optional(),
  /** Nothing is deleted by a slip of the finger. */
  confirmed: ticked("削除する内容を確認し、チェックを入れてください。"),
});
