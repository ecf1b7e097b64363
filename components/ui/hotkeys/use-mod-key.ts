"use client";
import { useInBrowser } from "../use-taken-over";

const here = () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl");

/** What the key is labelled that shortcuts with a modifier are written with: ⌘ on Apple's keyboards, else Ctrl. */
export function useModKey(): string {
  return useInBrowser(here, "Ctrl");
}
