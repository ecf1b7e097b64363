"use client";
import dynamic from "next/dynamic";
import { ReviewLoading } from "./review-loading";

/** The access review. Its content loads in the browser, so the server renders only the title. */
export const ReviewPage = dynamic(
  () => import("./review-room").then((module) => module.ReviewRoom),
  {
    loading: ReviewLoading,
    ssr: false,
  },
);
