import { keepPreference } from "./preference-cookie";

export const THEME_COOKIE = "theme";

export type Theme = "system" | "light" | "dark";

/** Reads the theme cookie. Anything but `light` and `dark` follows the system. */
export function asTheme(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}

/** Shows a theme at once, and keeps it for the pages to come. */
export function applyTheme(theme: Theme): void {
  keepPreference(THEME_COOKIE, theme === "system" ? null : theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
