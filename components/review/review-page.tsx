"use client";
import dynamic from "next/dynamic";
import { ReviewLoading } from "./review-loading";

// What is in it comes from this browser's store, so the server has nothing to draw but the title.
const ReviewRoom = dynamic(() => import("./review-room").then((module) => module.ReviewRoom), {
  loading: ReviewLoading,
  ssr: false,
});

/** The access review. */
export function ReviewPage() {
  return <ReviewRoom />;
}
