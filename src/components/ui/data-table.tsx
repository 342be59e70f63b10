import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

/** A box that scrolls must take the focus, or a keyboard cannot move it (WCAG 2.1.1), and so needs a role and a name. */
function scrollBox(labelId: string) {
  return { role: "region", tabIndex: 0, "aria-labelledby": labelId } as const;
}

/**
 * A table in its own scroll box, which a keyboard can reach; thead and tbody are the children. Cells with the class
 * `number` are set right in equal digits.
 * @param caption says what the table holds; also the scroll box's name
 * @param captionHidden for a table that stands right under a heading with the same words; the box is then told from the
 *   part of the page that the heading names
 */
export function DataTable({
  caption,
  captionHidden = false,
  className,
  children,
}: {
  caption: ReactNode;
  captionHidden?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const captionId = useId();
  return (
    <div {...scrollBox(captionId)} className="scroll-box relative max-w-full overflow-x-auto">
      <table className={classNames("data-table", className)}>
        <caption
          id={captionId}
          className={captionHidden ? "sr-only" : "pb-2 text-left text-std-16B-170 text-solid-gray-900"}
        >
          {caption}
          {captionHidden && "（表）"}
        </caption>
        {children}
      </table>
    </div>
  );
}
