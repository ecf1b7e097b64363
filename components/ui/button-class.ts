import clsx from "clsx";

export type ButtonLook = {
  /** Use `primary` at most once per page. */
  tone?: "primary" | "plain" | "quiet";
  size?: "small" | "normal" | "large";
  /** Square, for a button that holds only an icon. */
  square?: boolean;
  className?: string;
};

const TONE = {
  primary:
    "border-transparent bg-accent text-on-accent hover:bg-accent-strong disabled:bg-sunken disabled:text-ink-3 aria-disabled:bg-sunken aria-disabled:text-ink-3",
  plain:
    "border-line bg-surface text-ink hover:border-edge hover:bg-sunken disabled:text-ink-3 aria-disabled:text-ink-3",
  quiet:
    "border-transparent text-ink-2 hover:bg-sunken hover:text-ink disabled:text-ink-3 aria-disabled:text-ink-3",
};

const SIZE = {
  small: "h-7 gap-1.5 text-xs pointer-coarse:h-9",
  normal: "h-8 gap-2 text-sm pointer-coarse:h-11",
  large: "h-10 gap-2 text-base pointer-coarse:h-12",
};

const WIDE = { small: "px-2", normal: "px-3", large: "px-4" };
const SQUARE = {
  small: "w-7 pointer-coarse:w-9",
  normal: "w-8 pointer-coarse:w-11",
  large: "w-10 pointer-coarse:w-12",
};

/** The classes of a button, also for links that look like one. */
export function buttonClass({
  tone = "plain",
  size = "normal",
  square,
  className,
}: ButtonLook = {}) {
  return clsx(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md border font-medium transition-colors disabled:cursor-not-allowed aria-disabled:cursor-not-allowed",
    TONE[tone],
    SIZE[size],
    square === true ? SQUARE[size] : WIDE[size],
    className,
  );
}
