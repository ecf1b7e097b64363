import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { kept } from "@/lib/audit/kept";
import { searchText } from "@/lib/audit/search-text";

/** What a key is found by: its name, and in a line of its own its id. Each letter that is typed asks all keys. */
export const keyText = kept(
  ({ name, api_key_id }: FleetKey) => searchText(`${name}\n${api_key_id}`),
  new WeakMap(),
);
