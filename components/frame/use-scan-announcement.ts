"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { announce } from "@/components/ui/announcer";
import type { ScanKind } from "./scan-state";

const EVERY_MS = 20_000;

/**
 * Announces a scan's state: at once when its kind changes, and every twenty seconds while it is being read. Skips a
 * scan that had ended when the page opened.
 */
export function useScanAnnouncement(kind: ScanKind, sentence: string): void {
  const say = useEffectEvent(() => announce(sentence));
  const before = useRef<ScanKind>(null);
  useEffect(() => {
    const isNews = before.current === null ? kind === "reading" : before.current !== kind;
    before.current = kind;
    if (kind === "starting") return;
    if (isNews) say();
    if (kind !== "reading") return;
    const timer = setInterval(() => say(), EVERY_MS);
    return () => clearInterval(timer);
  }, [kind]);
}
