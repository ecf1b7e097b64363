import { keepPreference } from "./preference-cookie";

export const THEME_COOKIE = "theme";

export type Theme = "system" | "light" | "dark";

/** Reads the theme cookie. Anything but `light` and `dark` means system. */
export function asTheme(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}

/** Applies a theme at once, and saves it for later pages. */
export function applyTheme(theme: Theme): void {
  keepPreference(THEME_COOKIE, theme === "system" ? null : theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
