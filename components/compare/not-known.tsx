import { FileQuestion } from "lucide-react";
import { StatePanel } from "@/components/ui/state-panel";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";
import { type Side, sideName } from "./side";

/** Which part of a comparison is unknown, and why. Null: a side that is not chosen yet. */
export function NotKnown({ sides, fleet }: { sides: readonly (Side | null)[]; fleet: Fleet }) {
  const reading = fleet.finishedAtMs === null;
  return (
    <div className="mt-6 space-y-4">
      {sides.map((side, index) => {
        if (
          side === null ||
          side.kind === "purpose" ||
          (side.kind === "key" && side.scopes !== null)
        )
          return null;
        const which = index === 0 ? "first" : "second";
        return (
          <StatePanel
            // biome-ignore lint/suspicious/noArrayIndexKey: two sides, and both may be absent
            key={index}
            icon={FileQuestion}
            tone="unknown"
            title={
              side.kind === "absent"
                ? `The ${which} key was not found`
                : `The scopes of ${sideName(side)} are not known`
            }
          >
            {side.kind === "absent"
              ? `None of the ${countOf(fleet.keys.length, "key")} listed${reading ? " so far" : ""} is at this address. It may belong to another account.`
              : (side.hole?.message ?? (reading ? "They are being read." : "They were not read."))}
          </StatePanel>
        );
      })}
    </div>
  );
}
