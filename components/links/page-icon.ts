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
  ScrollText,
} from "lucide-react";
import type { Page } from "./pages";

/** The icon next to a page's name. */
export const PAGE_ICON: Record<Page["href"], LucideIcon> = {
  "/": LayoutDashboard,
  "/keys": KeyRound,
  "/who-can": CircleQuestionMark,
  "/matrix": Grid3x3,
  "/compare": GitCompareArrows,
  "/accounts": Building2,
  "/changes": History,
  "/policy": ScrollText,
  "/review": ClipboardCheck,
  "/report": FileText,
};
