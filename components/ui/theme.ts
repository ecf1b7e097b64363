export const THEME_COOKIE = "theme";

export type Theme = "system" | "light" | "dark";

/** Reads the theme cookie. Anything but `light` and `dark` follows the system. */
export function asTheme(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}
