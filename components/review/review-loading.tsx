import { PAGES } from "@/components/links/pages";
import { Skeleton } from "@/components/ui/skeleton";

/** What stands there until this browser's store has answered. */
export function ReviewLoading() {
  return (
    <>
      <h1 className="font-semibold text-xl">{PAGES.review.title}</h1>
      <Skeleton className="mt-6 h-64 w-full" />
    </>
  );
}
