"use client";

import { useEffect, useRef, useState } from "react";
import { Moment } from "@/components/moment";
import { Tag } from "@/components/ui/tag";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import { messageFieldWord } from "@/domain/words/ja/reports/reports";
import type { MessageDto } from "@/server/reports/messages/rows";
import { markReadAction } from "../actions";
import type { MessagesProps } from "../loaders";
import { MessageForm, type MessagesOf } from "./message-form";

/**
 * Questions and answers between the office and the department. What is new says 未読, and counts as read once it came
 * into view; the word stays until the page is opened again. Give it the key of its report.
 */
export function MessagesSection({
  kpiId,
  fy,
  messages: loaded,
  canPost,
  of,
}: MessagesProps & { of: MessagesOf }) {
  const [messages, setMessages] = useState(loaded);
  const [news, setNews] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const unread = messages.filter(({ isUnread }) => isUnread);
  const newestUnread = unread.at(-1)?.id ?? null;
  useMarkAsRead(list, newestUnread, { kpiId, fy });

  const posted = (message: MessageDto) => {
    setMessages((now) => (now.some(({ id }) => id === message.id) ? now : [...now, message]));
    setNews("書き込みました。");
  };

  return (
    <section aria-labelledby="messages-heading" className="flex min-w-0 flex-col gap-4">
      <h2 id="messages-heading" className="text-std-20B-150">
        やり取り{unread.length > 0 && `（未読 ${unread.length}件）`}
      </h2>
      {messages.length === 0 ? (
        <p className="text-std-16N-170">
          まだやり取りはありません。
          {canPost && "確かめたいことや、伝えておきたいことを書き込めます。"}
        </p>
      ) : (
        <ol ref={list} className="flex flex-col gap-3">
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} isMetric={of === "metric"} />
          ))}
        </ol>
      )}
      <p role="status" className={news ? "text-std-16B-170 text-success-2" : "sr-only"}>
        {news}
      </p>
      {canPost && <MessageForm kpiId={kpiId} fy={fy} of={of} onPosted={posted} />}
    </section>
  );
}

/** Tells the server once, when the last unread message is on the screen; a lost line tells it the next time. */
function useMarkAsRead(
  list: React.RefObject<HTMLOListElement | null>,
  newestUnread: string | null,
  { kpiId, fy }: { kpiId: ItemId; fy: FiscalYear },
): void {
  useEffect(() => {
    const item = list.current?.querySelector(`[data-message="${newestUnread}"]`);
    if (newestUnread === null || !item) return;
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      markReadAction({ kpiId, fy, upToId: newestUnread }).catch(() => undefined);
    });
    seen.observe(item);
    return () => seen.disconnect();
  }, [list, newestUnread, kpiId, fy]);
}

function MessageItem({ message, isMetric }: { message: MessageDto; isMetric: boolean }) {
  const { id, field, body, author, office, at, isOwn, isUnread } = message;
  return (
    <li
      data-message={id}
      className={`rounded-8 border border-solid-gray-420 p-3 ${isOwn ? "bg-solid-gray-50" : "bg-white"}`}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dns-14N-130 text-solid-gray-800">
        {isUnread && <Tag tone="warning">未読</Tag>}
        <span className="font-bold">
          {office}　{author}
          {isOwn && "（自分）"}
        </span>
        <Moment at={at} />
        {field !== null && <Tag>{messageFieldWord(field, { isMetric })}について</Tag>}
      </p>
      <p className="mt-2 whitespace-pre-wrap text-std-16N-170 [overflow-wrap:anywhere]">{body}</p>
    </li>
  );
}
