import { createParser } from "nuqs";
import { keysAsIds } from "@/lib/audit/leak/without-secrets";

/**
 * Text in the address, for every parameter that is one: what is no list of known words goes through here, so that no
 * address, and with it no history and no request, ever holds a key. Of a key there is its id.
 */
export const parseAsText = createParser({ parse: keysAsIds, serialize: keysAsIds });
