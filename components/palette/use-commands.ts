"use client";
import { type LucideIcon, Monitor, Moon, RefreshCw, SquareMousePointer, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import { applyTheme } from "@/components/ui/theme/theme";

/** Something the palette can do. `keys`: the shortcut that does it too. */
export type PaletteCommand = { label: string; icon: LucideIcon; keys?: string; run: () => void };

/** What the page itself offers: every button that says with `data-command` what the palette shall call it. */
function pageCommands(): PaletteCommand[] {
  return [...document.querySelectorAll<HTMLElement>("[data-command]")].map((button) => ({
    label: button.dataset.command ?? "",
    icon: SquareMousePointer,
    run: () => button.click(),
  }));
}

/** Everything the palette can do besides going somewhere. */
export function useCommands({
  tools,
  refresh,
}: {
  tools: readonly PaletteCommand[];
  refresh: () => Promise<void>;
}): PaletteCommand[] {
  const router = useRouter();
  const [fromPage] = useState(pageCommands);
  const orSay = (work: Promise<void>, failed: string) => void work.catch(() => announce(failed));
  return [
    ...tools,
    ...fromPage,
    {
      label: "Scan all keys again",
      icon: RefreshCw,
      run: () => {
        orSay(refresh(), "The new scan could not be started.");
        router.refresh();
      },
    },
    { label: "Theme: light", icon: Sun, run: () => applyTheme("light") },
    { label: "Theme: dark", icon: Moon, run: () => applyTheme("dark") },
    { label: "Theme: as your system", icon: Monitor, run: () => applyTheme("system") },
  ];
}
