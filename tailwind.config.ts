import type { Config } from "tailwindcss";

const COLORS = [
  "page",
  "surface",
  "sunken",
  "line",
  "edge",
  "ink",
  "ink-2",
  "ink-3",
  "accent",
  "accent-strong",
  "accent-soft",
  "on-accent",
  "critical",
  "critical-soft",
  "high",
  "high-soft",
  "medium",
  "medium-soft",
  "low",
  "good",
];
const TEXT_SIZES = ["2xs", "xs", "sm", "base", "lg", "xl"];
const RADII = ["sm", "md", "lg"];

const variables = (names: readonly string[], prefix = "") =>
  Object.fromEntries(names.map((name) => [name, `var(--${prefix}${name})`]));

/** The names that classes may use. Their values, in both themes, are in app/globals.css. */
export default {
  // app/globals.css says where to look for classes.
  content: [],
  theme: {
    colors: { transparent: "transparent", current: "currentcolor", ...variables(COLORS) },
    fontFamily: { sans: "var(--font-sans)", mono: "var(--font-mono)" },
    fontSize: Object.fromEntries(
      TEXT_SIZES.map((size) => [
        size,
        [`var(--text-${size})`, `var(--text-${size}--line-height)`] as [string, string],
      ]),
    ),
    borderRadius: { none: "0", full: "calc(infinity * 1px)", ...variables(RADII, "radius-") },
    boxShadow: { lift: "var(--lift)" },
    extend: { screens: { "3xl": "120rem" } },
  },
} satisfies Config;
