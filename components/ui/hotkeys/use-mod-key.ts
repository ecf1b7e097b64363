"use client";
import { useInBrowser } from "../use-taken-over";

const here = () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl");

/** The label of the modifier key: ⌘ on Apple keyboards, otherwise Ctrl. */
export function useModKey(): string {
  return useInBrowser(here, "Ctrl");
}
