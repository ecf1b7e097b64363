import { createParser } from "nuqs";
import { keysAsIds } from "@/lib/audit/leak/without-secrets";

/**
 * The parser of every text parameter in the URL. It replaces an API key with its ID, so that no address, and so no
 * browser history and no request, ever contains a key. Parameters with a fixed set of values do not need it.
 */
export const parseAsText = createParser({ parse: keysAsIds, serialize: keysAsIds });
