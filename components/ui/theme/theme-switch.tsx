"use client";
import { Check, Monitor, Moon, Sun } from "lucide-react";
import { useRef, useState } from "react";
import { buttonClass } from "../button-class";
import { Popover, type PopoverHandle } from "../popover";
import { applyTheme, asTheme, type Theme } from "./theme";

const CHOICES: { theme: Theme; word: string; icon: typeof Sun }[] = [
  { theme: "system", word: "As your system", icon: Monitor },
  { theme: "light", word: "Light", icon: Sun },
  { theme: "dark", word: "Dark", icon: Moon },
];

/** Chooses light, dark or system. Saved in a cookie, because the server writes the theme into the page. */
export function ThemeSwitch() {
  const popover = useRef<PopoverHandle>(null);
  return (
    <Popover
      ref={popover}
      label="Theme"
      buttonClassName={buttonClass({ tone: "quiet" })}
      button={
        <>
          <Sun aria-hidden="true" className="size-4 dark:hidden" />
          <Moon aria-hidden="true" className="hidden size-4 dark:block" />
          <span aria-hidden="true" className="sm:max-xl:hidden">
            Theme
          </span>
        </>
      }
    >
      <ThemeChoices onChosen={() => popover.current?.close()} />
    </Popover>
  );
}

function ThemeChoices({ onChosen }: { onChosen: () => void }) {
  const [current] = useState(() => asTheme(document.documentElement.dataset.theme));
  return (
    <div className="w-48 p-1">
      {CHOICES.map(({ theme, word, icon: Icon }) => (
        <button
          key={theme}
          type="button"
          aria-pressed={theme === current}
          onClick={() => {
            applyTheme(theme);
            onChosen();
          }}
          className="flex h-8 w-full items-center gap-2.5 rounded-sm px-2 text-sm hover:bg-sunken pointer-coarse:h-11"
        >
          <Icon aria-hidden="true" className="size-4 text-ink-3" />
          <span className="flex-1 text-left">{word}</span>
          {theme === current && <Check aria-hidden="true" className="size-4 text-accent" />}
        </button>
      ))}
    </div>
  );
}
