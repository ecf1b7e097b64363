import { keepPreference } from "../theme/preference-cookie";

export const SHORTCUTS_COOKIE = "shortcuts";

/** The one value the cookie has: single-key shortcuts are on unless somebody switched them off (WCAG 2.1.4). */
export const SHORTCUTS_OFF = "off";

/** Whether shortcuts of single letters are switched off in this browser. */
export function areShortcutsOff(): boolean {
  return document.documentElement.dataset.shortcuts === SHORTCUTS_OFF;
}

/** Switches shortcuts of single letters off or on, here and on every page to come. */
export function switchShortcuts(on: boolean): void {
  keepPreference(SHORTCUTS_COOKIE, on ? null : SHORTCUTS_OFF);
  if (on) delete document.documentElement.dataset.shortcuts;
  else document.documentElement.dataset.shortcuts = SHORTCUTS_OFF;
}
