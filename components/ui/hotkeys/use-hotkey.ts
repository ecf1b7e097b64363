"use client";
import { useEffectEvent, useLayoutEffect } from "react";
import { press } from "./hotkey-sequence";
import { areShortcutsOff } from "./shortcuts-preference";

/** A hotkey that is currently bound. `words`: what it does, for the shortcuts sheet. */
export type Hotkey = { keys: string; words: string; run: () => void };

/** Opens the command palette; the menu finds the hotkey by these keys, for devices without a keyboard. */
export const SEARCH_KEYS = "mod+k";
/** Prefix of hotkeys held with Ctrl or ⌘, which work everywhere, even in a field. */
const WITH_MODIFIER = "mod+";
/** How long a sequence waits for its next key. */
const PATIENCE_MS = 1_500;

// In mount order; the last of two with the same keys wins.
const bound: Hotkey[] = [];
let standing = "";
let lastPressMs = 0;

/**
 * Runs `onPress` when the keys are pressed outside fields, popovers and dialogs.
 * @param keys as in `KeyboardEvent.key`, lower case: `j`; a sequence: `g k`; with Ctrl or ⌘ held: `mod+k`, which also
 * works in fields and dialogs
 * @param words what it does ("Next key"), for the shortcuts sheet
 */
export function useHotkey(keys: string, onPress: () => void, words: string): void {
  const run = useEffectEvent(onPress);
  // A layout effect, so that the shortcut works from the first frame that shows its letter.
  useLayoutEffect(() => {
    const hotkey: Hotkey = { keys, words, run: () => run() };
    if (bound.length === 0) document.addEventListener("keydown", onKeyDown);
    bound.push(hotkey);
    window.dispatchEvent(new Event("hotkey:bound"));
    return () => {
      bound.splice(bound.indexOf(hotkey), 1);
      if (bound.length === 0) document.removeEventListener("keydown", onKeyDown);
    };
  }, [keys, words]);
}

/** The hotkeys currently bound, in the order they were bound; of two with the same keys, the one that would run. */
export function boundHotkeys(): Hotkey[] {
  return [...new Map(bound.map((each) => [each.keys, each])).values()];
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const isMod = event.metaKey || event.ctrlKey;
  if (!isMod && (areShortcutsOff() || isElsewhere(event.target))) return;
  if (event.timeStamp - lastPressMs > PATIENCE_MS) standing = "";
  lastPressMs = event.timeStamp;
  const key = (isMod ? WITH_MODIFIER : "") + event.key.toLowerCase();
  const next = press(
    standing,
    key,
    bound.map(({ keys }) => keys),
  );
  standing = next.standing;
  const hotkey = bound.findLast(({ keys }) => keys === next.run);
  if (hotkey === undefined) return;
  event.preventDefault();
  hotkey.run();
}

function isElsewhere(target: EventTarget | null): boolean {
  // A click on a dialog's empty space leaves the focus on the page behind it.
  if (document.querySelector("dialog:modal") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    // A checkbox takes no letters.
    target.closest("input:not([type=checkbox]),textarea,select,dialog,[popover]") !== null
  );
}
