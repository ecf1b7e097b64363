"use client";
import { useEffect, useRef, useState } from "react";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { type Leak, PASTED, readLeak, SHORTEST_NAME, unreadOf } from "./read-leak";
import type { Unread } from "./scan-files";
import type { ScanReport, ScanRequest } from "./scan-worker";

/** How far the input is read. Holds public IDs and counts, never a text. */
export type LeakState =
  | { kind: "empty" }
  | { kind: "reading"; source: string; bytes: number; total: number }
  | { kind: "failed"; source: string }
  | { kind: "read"; leak: Leak; unread: readonly Unread[]; unreadCount: number };

/** Longer texts would block the page, so the worker reads them like files. */
const AT_ONCE = 1_000_000;
const NO_SUCH_NAME: Leak = {
  ids: new Map(),
  basis: "name",
  source: PASTED,
  problem: null,
  otherWords: 0,
};
const EMPTY: LeakState = { kind: "empty" };

/** Reads leaked text at once and files in a worker, all in this tab. */
export function useLeak() {
  const [state, setState] = useState<LeakState>(EMPTY);
  const fleets = useKnownFleets();
  const worker = useRef<Worker>(null);
  useEffect(() => {
    // Started before there is any input, so that nothing has to load afterwards.
    const started = new Worker(new URL("./scan-worker.ts", import.meta.url), { type: "module" });
    const told = (report: ScanReport) =>
      setState((before) => (before.kind === "reading" ? after(before, report) : before));
    started.onmessage = ({ data }: MessageEvent<ScanReport>) => told(data);
    started.onerror = () => told({ kind: "failed" });
    worker.current = started;
    return () => started.terminate();
  }, []);

  function send(files: ScanRequest) {
    worker.current?.postMessage(files);
  }
  function scan(files: readonly File[], source: string) {
    setState({
      kind: "reading",
      source,
      bytes: 0,
      total: files.reduce((sum, f) => sum + f.size, 0),
    });
    send(files);
  }
  return {
    state,
    /** Reads a text and returns what it found, or null for one so long that the worker reads it. */
    readText: (text: string): Leak | null => {
      if (text.length > AT_ONCE) {
        scan([new File([text], PASTED)], PASTED);
        return null;
      }
      const leak = readLeak(text, fleets);
      const unread = leak.basis === "name" ? [] : unreadOf(text);
      setState({ kind: "read", leak, unread, unreadCount: unread.length });
      return leak;
    },
    /** Reads what may be a partly typed name, or a cut key: it reports only whether it is one. */
    readName: (text: string) => {
      const leak = readLeak(text, fleets);
      const isSaid = leak.basis === "name" || /^\s*SG\../i.test(text);
      const mayBeName = fleets.length > 0 && text.trim().length >= SHORTEST_NAME;
      if (!isSaid && !mayBeName) return setState(EMPTY);
      const read = isSaid ? leak : NO_SUCH_NAME;
      setState({ kind: "read", leak: read, unread: [], unreadCount: 0 });
    },
    /** How many keys are known: with more of them, a name or ID may be found that was not before. */
    known: fleets.reduce((sum, { keys }) => sum + keys.length, 0),
    readFiles: (files: readonly File[]) =>
      scan(files, files.length === 1 ? (files[0]?.name ?? "") : `${files.length} files`),
    /** Clears the result, and stops a running scan. */
    clear: () => {
      send(null);
      setState(EMPTY);
    },
  };
}

function after(before: LeakState & { kind: "reading" }, report: ScanReport): LeakState {
  if (report.kind === "progress") return { ...before, bytes: report.bytes };
  if (report.kind === "failed") return { kind: "failed", source: before.source };
  const { ids, unread, unreadCount } = report.scan;
  const { source } = before;
  const leak: Leak = { ids, basis: "key", source, problem: null, otherWords: null };
  return { kind: "read", leak, unread, unreadCount };
}
