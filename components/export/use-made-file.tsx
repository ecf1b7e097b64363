"use client";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { announce } from "@/components/ui/announcer";
import { saveFile } from "@/components/ui/save-file";

type Made = { name: string; file: Blob } | null;

/** Saves files made by a worker and announces them. `failed` is the message when the last one could not be made. */
export function useMadeFile() {
  const [isFailed, setFailed] = useState(false);
  async function save(making: Promise<Made>, done: string) {
    const made = await making.catch(() => null);
    setFailed(made === null);
    if (made === null) return announce("The file could not be made.");
    saveFile(made.name, made.file);
    announce(`${done} ${made.name}`);
  }
  const failed = isFailed && (
    <Alert className="text-xs">The file could not be made. Try again.</Alert>
  );
  return { save, failed };
}
