/** What a change of initiatives' answers may say: strict, whole text. */
import { z } from "zod";
import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { REPORT_EVENTS } from "@/domain/reports/report";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isInitiativeId } from "@/domain/shared/initiative-id";
import { text } from "@/server/input/fields";

/** What a draft may hold, so that nobody loses a long text; submitting allows less (domain/reports/initiative.ts). */
const MAX_DRAFT_TEXT = 10_000;
/** More than the largest plan has. */
const MAX_CHANGES = 2_000;

const content = z.strictObject({
  progress: z.enum(INITIATIVE_STATES).nullable(),
  done: text(MAX_DRAFT_TEXT),
  result: text(MAX_DRAFT_TEXT),
  nextStep: text(MAX_DRAFT_TEXT),
  warningNote: text(MAX_DRAFT_TEXT),
});

const change = z
  .strictObject({
    initiativeId: z.string().refine(isInitiativeId),
    event: z.enum(REPORT_EVENTS),
    /** Number of the newest revision the writer saw; 0 when there was none. */
    version: z.int().min(0).max(1_000_000),
    /** For save_draft and submit; whoever decides does not edit. */
    content: content.nullable().default(null),
    /** Of a return or an approval. */
    comment: text(MAX_DRAFT_TEXT).default(""),
    correctionReason: text(MAX_DRAFT_TEXT).default(""),
  })
  .refine(({ event, content }) => (event === "save_draft" || event === "submit") === (content !== null), {
    error: "この操作では送れない内容です。",
    path: ["content"],
  });

export const initiativeChangesSchema = z.strictObject({
  fy: z.int().refine(isFiscalYear),
  changes: z.array(change).min(1).max(MAX_CHANGES),
});

export type InitiativeChangesInput = z.input<typeof initiativeChangesSchema>;
export type InitiativeChange = z.output<typeof change>;
