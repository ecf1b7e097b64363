import {
  Building2,
  CircleQuestionMark,
  ClipboardCheck,
  FileText,
  GitCompareArrows,
  Grid3x3,
  History,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
} from "lucide-react";

export type RailEntry = { href: string; label: string; icon: LucideIcon };

/** The pages there are, in the order they are used in. The narrow bar shows the first four. */
export const RAIL_ENTRIES: RailEntry[] = [
  { href: "/", label: "Overview", icon: LayoutDashboard },
  { href: "/keys", label: "Keys", icon: KeyRound },
  { href: "/who-can", label: "Who can", icon: CircleQuestionMark },
  { href: "/matrix", label: "Matrix", icon: Grid3x3 },
  { href: "/compare", label: "Compare", icon: GitCompareArrows },
  { href: "/accounts", label: "Accounts", icon: Building2 },
  { href: "/changes", label: "Changes", icon: History },
  { href: "/review", label: "Review", icon: ClipboardCheck },
  { href: "/report", label: "Report", icon: FileText },
];

/** Whether a path belongs to an entry: its page or one below it. */
export function isUnder(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}
