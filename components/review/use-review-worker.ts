"use client";
import { useWorker } from "@/components/ui/worker/use-worker";
import type { ReviewWorker } from "./review-worker";

const create = () => new Worker(new URL("./review-worker.ts", import.meta.url), { type: "module" });

/** The worker that freezes, reads and writes reviews. */
export function useReviewWorker() {
  return useWorker<ReviewWorker>(create);
}

export type Ask = ReturnType<typeof useReviewWorker>["ask"];
