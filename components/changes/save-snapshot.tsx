"use client";
import { Save } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
import type { Now } from "./compare-files";
import type { Ask } from "./use-changes-worker";

const FAILED =
  "The snapshot could not be made: browsers only hash files on pages served over HTTPS.";

/** Saves the current scan as a file. The browser makes it and sends it nowhere. */
export function SaveSnapshot({
  ask,
  now,
  isFirst,
}: {
  ask: Ask;
  /** Null while the scan is running. */
  now: Now | null;
  isFirst: boolean;
}) {
  const [state, setState] = useState<"idle" | "making" | "failed">("idle");
  async function save(scan: Now) {
    setState("making");
    const made = await ask((worker) => worker.save(scan)).catch(() => null);
    setState(made === null ? "failed" : "idle");
    if (made === null) return announce(FAILED);
    saveFile(made.name, made.file);
    announce(`Saved ${made.name}`);
  }
  return (
    <div className="print:hidden">
      <Button
        tone={isFirst ? "primary" : "plain"}
        data-command="Save snapshot"
        disabled={now === null || state === "making"}
        onClick={() => now !== null && void save(now)}
      >
        <Save aria-hidden="true" className="size-4" />
        Save snapshot
      </Button>
      {state === "failed" && <Alert className="mt-1 text-xs">{FAILED}</Alert>}
    </div>
  );
}
