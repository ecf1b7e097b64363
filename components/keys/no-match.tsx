import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { StatePanel } from "@/components/ui/state-panel";
import type { KeyRow } from "./key-row";

/** In place of the list when the filter leaves nothing: of how many, and which could not be asked for scopes. */
export function NoMatch({ rows, onClear }: { rows: readonly KeyRow[]; onClear: () => void }) {
  const unread = rows.filter((row) => row.state !== "read").length;
  return (
    <StatePanel
      icon={SearchX}
      title={`None of ${rows.length} keys matches`}
      action={<Button onClick={onClear}>Clear the filter</Button>}
    >
      {unread === 0
        ? "Names, IDs and the scopes of all of them were searched."
        : `Of ${unread} keys the scopes are not read; those were searched by name and ID only.`}
    </StatePanel>
  );
}
