import { keepPreference } from "../theme/preference-cookie";

export const SHORTCUTS_COOKIE = "shortcuts";

/** The cookie's only value: single-key shortcuts are on unless someone turned them off (WCAG 2.1.4). */
export const SHORTCUTS_OFF = "off";

/** Whether single-key shortcuts are turned off in this browser. */
export function areShortcutsOff(): boolean {
  return document.documentElement.dataset.shortcuts === SHORTCUTS_OFF;
}

/** Turns single-key shortcuts on or off, on this page and every later one. */
export function switchShortcuts(on: boolean): void {
  keepPreference(SHORTCUTS_COOKIE, on ? null : SHORTCUTS_OFF);
  if (on) delete document.documentElement.dataset.shortcuts;
  else document.documentElement.dataset.shortcuts = SHORTCUTS_OFF;
}
