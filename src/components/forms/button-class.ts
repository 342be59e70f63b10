/** How a button looks. Apart from the links that look so: a page that has none needs no code for them. */
import { classNames } from "@/components/ui/class-names";

type ButtonVariant = "primary" | "secondary" | "text" | "danger";
type ButtonSize = "md" | "sm";

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "border border-transparent bg-blue-900 text-white hover:bg-blue-1000 hover:underline active:bg-blue-1200",
  secondary:
    "border border-blue-900 bg-white text-blue-900 hover:bg-blue-200 hover:text-blue-1000 hover:underline active:bg-blue-300 active:text-blue-1200",
  text: "border border-transparent bg-transparent text-blue-900 underline hover:bg-blue-50 hover:text-blue-1000 hover:decoration-[3px] active:bg-blue-100",
  danger:
    "border border-transparent bg-error-2 text-white hover:bg-red-1000 hover:underline active:bg-red-1200",
};

/** 48 px; or 36 px with a hit area of 44 px (an invisible layer reaches over the edge). */
const SIZES: Record<ButtonSize, string> = {
  md: "min-h-12 min-w-24 rounded-8 px-4 py-2",
  sm: "relative min-h-9 min-w-20 rounded-6 px-3 py-1 after:absolute after:inset-x-0 after:-inset-y-full after:m-auto after:h-11 after:content-['']",
};

const DISABLED =
  "disabled:border-transparent disabled:bg-solid-gray-100 disabled:text-solid-gray-600 disabled:no-underline " +
  "aria-disabled:border-transparent aria-disabled:bg-solid-gray-100 aria-disabled:text-solid-gray-600 aria-disabled:no-underline";

/** The classes of a button, for an element that has to be something else (summary, label). */
export function buttonClass({ variant = "primary", size = "md" }: ButtonLook, extra?: string): string {
  return classNames(
    "print-hidden inline-flex items-center justify-center gap-2 text-center text-dns-16B-130 underline-offset-[0.1875em]",
    VARIANTS[variant],
    SIZES[size],
    DISABLED,
    extra,
  );
}
