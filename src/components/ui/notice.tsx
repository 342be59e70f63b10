import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type NoticeTone = "info" | "success" | "warning" | "error";

const TONES: Record<
  NoticeTone,
  { word: string; box: string; icon: string; path: string; role: "alert" | "status" | undefined }
> = {
  info: {
    word: "お知らせ",
    box: "border-blue-900",
    icon: "text-blue-900",
    path: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-6h2v6Zm0-8h-2V7h2v2Z",
    role: undefined,
  },
  success: {
    word: "完了",
    box: "border-success-2",
    icon: "text-success-2",
    path: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-2 15-5-5 1.4-1.4 3.6 3.6 7.6-7.6L19 8l-9 9Z",
    role: "status",
  },
  warning: {
    word: "注意",
    box: "border-warning-yellow-2",
    icon: "text-warning-yellow-2",
    path: "M1 21h22L12 2 1 21Zm12-3h-2v-2h2v2Zm0-4h-2v-4h2v4Z",
    role: undefined,
  },
  error: {
    word: "エラー",
    box: "border-error-1",
    icon: "text-error-1",
    path: "M15.7 3H8.3L3 8.3v7.4L8.3 21h7.4l5.3-5.3V8.3L15.7 3ZM13 17h-2v-2h2v2Zm0-4h-2V7h2v6Z",
    role: "alert",
  },
};

/** A box that tells a person something; errors and completions are announced when they appear. */
export function Notice({
  tone,
  title,
  children,
  className,
}: {
  tone: NoticeTone;
  title?: string;
  children?: ReactNode;
  className?: string;
}) {
  const { word, box, icon, path, role } = TONES[tone];
  return (
    <div
      role={role}
      // So that whatever was refused can lead a person to it.
      tabIndex={role === "alert" ? -1 : undefined}
      className={classNames("flex gap-3 rounded-8 border-2 border-l-8 bg-white px-4 py-3", box, className)}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        className={classNames("mt-0.5 size-6 flex-none forced-colors:text-[CanvasText]", icon)}
        fill="currentColor"
      >
        <path d={path} />
      </svg>
      <div className="min-w-0 flex-1">
        <span className="sr-only">{word}：</span>
        {title ? <p className="text-std-17B-170">{title}</p> : null}
        {children ? <div className="text-std-16N-170 [&>*+*]:mt-2">{children}</div> : null}
      </div>
    </div>
  );
}
