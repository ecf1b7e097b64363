"use client";
import { useEffectEvent, useLayoutEffect } from "react";
import { press } from "./hotkey-sequence";
import { areShortcutsOff } from "./shortcuts-preference";

/** A hotkey that is bound on the page now. `words`: what it does, for the sheet that lists them. */
export type Hotkey = { keys: string; words: string; run: () => void };

/** Opens the search, from the keyboard and from where there is none. */
export const SEARCH_KEYS = "mod+k";
/** Works everywhere, even in a field, since it takes a modifier; written with Ctrl or ⌘ held. */
const WITH_MODIFIER = "mod+";
/** How long a sequence waits for its next key. */
const PATIENCE_MS = 1_500;

// Those of whatever was mounted last come last, and win.
const bound: Hotkey[] = [];
let standing = "";
let lastPressMs = 0;

/**
 * Runs `onPress` when the keys are pressed anywhere but in a field, a popover or a dialog.
 * @param keys as in `KeyboardEvent.key`, lower case: `j`; one after another: `g k`; with Ctrl or ⌘ held: `mod+k`, which
 *   works in fields and dialogs too
 * @param words what it does ("Next key"), as the sheet of shortcuts lists it
 */
export function useHotkey(keys: string, onPress: () => void, words: string): void {
  const run = useEffectEvent(onPress);
  // Before it is drawn: what names its letter must answer to it from the first frame on.
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

/** The hotkeys of the page as it is, in the order they were bound; of two with the same keys the one that would run. */
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
  // A click on a dialog's empty space leaves the focus on the page below it.
  if (document.querySelector("dialog:modal") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    // A box to tick takes no letters.
    target.closest("input:not([type=checkbox]),textarea,select,dialog,[popover]") !== null
  );
}
