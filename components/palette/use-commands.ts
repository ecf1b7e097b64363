"use client";
import { type LucideIcon, Monitor, Moon, RefreshCw, SquareMousePointer, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import { applyTheme } from "@/components/ui/theme/theme";

/** A command of the palette. `keys`: its shortcut. */
export type PaletteCommand = { label: string; icon: LucideIcon; keys?: string; run: () => void };

/** The page's own commands: every button that names itself for the palette in `data-command`. */
function pageCommands(): PaletteCommand[] {
  return [...document.querySelectorAll<HTMLElement>("[data-command]")].map((button) => ({
    label: button.dataset.command ?? "",
    icon: SquareMousePointer,
    run: () => button.click(),
  }));
}

/** Every command of the palette other than navigation. */
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
