"use client";
import { useEffect, useEffectEvent } from "react";

/** localStorage entry that switches single-key shortcuts off (WCAG 2.1.4). */
const HOTKEYS_OFF = "hotkeys-off";

/**
 * Runs `onPress` when the key is pressed alone, anywhere but in a field or a dialog.
 * @param key as in `KeyboardEvent.key`, lower case
 */
export function useHotkey(key: string, onPress: () => void): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== key || event.defaultPrevented) return;
      if (event.metaKey || event.ctrlKey || event.altKey || isElsewhere(event.target)) return;
      if (localStorage.getItem(HOTKEYS_OFF) !== null) return;
      event.preventDefault();
      press();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [key]);
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest("input,textarea,select,dialog,[popover]") !== null
  );
}
