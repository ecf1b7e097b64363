import { Skeleton } from "@/components/ui/skeleton";
import { SlowNote } from "@/components/ui/slow-note";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

/** A skeleton of the list while SendGrid lists the names; after a second it says what is loading. */
export function LoadingRows() {
  return (
    <>
      <SlowNote>Asking SendGrid for the list of keys…</SlowNote>
      <Skeleton className="h-9 w-full max-w-96" />
      <div className="mt-12">
        {ROWS.map((row) => (
          <div key={row} className="flex h-9 items-center gap-8 border-line border-b">
            <Skeleton className="h-3 w-16" />
            <Skeleton className="h-3 flex-1" />
            <Skeleton className="h-4 w-48" />
          </div>
        ))}
      </div>
    </>
  );
}
