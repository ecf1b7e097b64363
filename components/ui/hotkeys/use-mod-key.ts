"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};
const onServer = () => "Ctrl";
const here = () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl");

/** What the key is labelled that shortcuts with a modifier are written with: ⌘ on Apple's keyboards, else Ctrl. */
export function useModKey(): string {
  return useSyncExternalStore(never, here, onServer);
}
