"use server";

import type { ActionState } from "@/lib/action-state";
import { staffAction } from "@/server/auth/requests/staff-action";
import { postMessage } from "@/server/reports/messages/post";
import type { MessageDto } from "@/server/reports/messages/rows";
import { markRead } from "@/server/reports/messages/unread";
import { type PostInput, postInput, type ReadInput, readInput } from "./schema";

const post = staffAction("report.message", postInput, ({ viewer, input }) => postMessage(viewer, input));
const read = staffAction("report.message", readInput, ({ viewer, input }) => markRead(viewer, input));

export async function postMessageAction(input: PostInput): Promise<ActionState<MessageDto>> {
  return post(undefined, input);
}

export async function markReadAction(input: ReadInput): Promise<ActionState<null>> {
  return read(undefined, input);
}
