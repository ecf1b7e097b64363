type PageEntry = {
  href: string;
  /** The text of a link to it. */
  label: string;
  /** Its heading. */
  title: string;
  /** Pressed after `g`, goes to it. */
  letter: string;
};

/**
 * The audit pages, in the order of use: the only source for whatever lists or links pages. Their icons are in
 * page-icon.ts, which only the browser loads.
 */
export const PAGES = {
  overview: { href: "/", label: "Overview", title: "Overview", letter: "o" },
  keys: { href: "/keys", label: "Keys", title: "Keys", letter: "k" },
  whoCan: { href: "/who-can", label: "Who can", title: "Who can…?", letter: "w" },
  matrix: { href: "/matrix", label: "Matrix", title: "Matrix", letter: "m" },
  compare: { href: "/compare", label: "Compare", title: "Compare", letter: "c" },
  accounts: { href: "/accounts", label: "Accounts", title: "Accounts", letter: "a" },
  changes: { href: "/changes", label: "Changes", title: "Changes", letter: "h" },
  policy: { href: "/policy", label: "Policy", title: "Policy", letter: "p" },
  review: { href: "/review", label: "Review", title: "Access review", letter: "v" },
  report: { href: "/report", label: "Report", title: "Report", letter: "r" },
} as const satisfies Record<string, PageEntry>;

export type Page = (typeof PAGES)[keyof typeof PAGES];

/** The same as a list. The narrow screen's bar shows the first four. */
export const PAGE_LIST: readonly Page[] = Object.values(PAGES);

/** Whether a path is a page's own or below it. */
export function isUnder(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}

/** The shortcut to a page: `g` and its letter. */
export function goToKeys({ letter }: Page): string {
  return `g ${letter}`;
}
