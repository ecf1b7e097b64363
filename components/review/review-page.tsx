"use client";
import dynamic from "next/dynamic";
import { ReviewLoading } from "./review-loading";

/** The access review. What is in it comes from this browser's store, so the server has nothing to draw but the title. */
export const ReviewPage = dynamic(
  () => import("./review-room").then((module) => module.ReviewRoom),
  {
    loading: ReviewLoading,
    ssr: false,
  },
);
