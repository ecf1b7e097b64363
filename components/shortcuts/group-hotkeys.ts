import type { Hotkey } from "@/components/ui/hotkeys/use-hotkey";

type HotkeyGroup = { heading: string; hotkeys: readonly Hotkey[] };

/** Separates hotkeys that go to a page from the others. */
export function groupHotkeys(hotkeys: readonly Hotkey[]): HotkeyGroup[] {
  const goes = (hotkey: Hotkey) => hotkey.keys.startsWith("g ");
  return [
    { heading: "Here", hotkeys: hotkeys.filter((hotkey) => !goes(hotkey)) },
    { heading: "Go to", hotkeys: hotkeys.filter(goes) },
  ].filter((group) => group.hotkeys.length > 0);
}

/**
 * A hotkey as key labels: `g k` as G and K, `mod+k` as Ctrl and K.
 * @param modKey the modifier's label on this keyboard
 */
export function keyNames(keys: string, modKey: string): string[] {
  return keys.split(" ").flatMap((key) => {
    const name = key.replace("mod+", "").toUpperCase();
    return key.startsWith("mod+") ? [modKey, name] : [name];
  });
}
