import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { searchText } from "@/lib/audit/search-text";
import { onceEach } from "./once-each";

/**
 * The searchable text of a key: its name and, on its own line, its ID. Cached, because each typed letter searches all
 * keys.
 */
export const keyText = onceEach(({ name, api_key_id }: FleetKey) =>
  searchText(`${name}\n${api_key_id}`),
);
