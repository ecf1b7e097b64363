"use client";
import dynamic from "next/dynamic";
import { PAGES } from "@/components/links/pages";
import { Skeleton } from "@/components/ui/skeleton";

/** A skeleton until the review has loaded. */
export function ReviewLoading() {
  return (
    <>
      <h1 className="font-semibold text-xl">{PAGES.review.title}</h1>
      <Skeleton className="mt-6 h-64 w-full" />
    </>
  );
}

/** The desk; its code loads once there is a review. */
export const LateDesk = dynamic(() => import("./review-desk").then((module) => module.ReviewDesk), {
  loading: ReviewLoading,
  ssr: false,
});
