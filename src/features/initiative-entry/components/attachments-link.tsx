import Link from "next/link";
import { staffRoutes } from "@/lib/routes";
import { attachmentsWords } from "../view-model/attachments";
import type { InitiativeLine } from "../view-model/table";

/** 資料・やり取り（資料2件・未読1件）, of one line. */
export function AttachmentsLink({ line }: { line: InitiativeLine }) {
  return (
    <Link
      className="text-link text-std-16N-170"
      href={staffRoutes.entryInitiative(line.fy, line.initiativeId)}
    >
      {attachmentsWords(line.attachments)}
      <span className="sr-only">（{line.text}）</span>
    </Link>
  );
}
