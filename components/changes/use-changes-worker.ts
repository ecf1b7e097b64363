"use client";
import { useWorker } from "@/components/ui/worker/use-worker";
import type { ChangesWorker } from "./changes-worker";

const create = () =>
  new Worker(new URL("./changes-worker.ts", import.meta.url), { type: "module" });

/** The worker that reads files and compares their contents. */
export function useChangesWorker() {
  return useWorker<ChangesWorker>(create);
}

export type Ask = ReturnType<typeof useChangesWorker>["ask"];
