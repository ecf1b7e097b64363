"use client";
import { useWorker } from "@/components/ui/use-worker";
import type { Done, Task } from "./review-worker";

const create = () => new Worker(new URL("./review-worker.ts", import.meta.url), { type: "module" });

/** The worker that freezes, reads and writes reviews. */
export function useReviewWorker() {
  return useWorker<Task, Done>(create);
}

export type Ask = ReturnType<typeof useReviewWorker>["ask"];
