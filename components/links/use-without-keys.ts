import { useState } from "react";
import { keysAsIds } from "@/lib/audit/leak/without-secrets";

/** Shown below a field after a key was typed or pasted into it and cut. */
export const KEY_WAS_CUT =
  "That was an API key, so only its ID was kept. If the key leaked, look it up with “Leaked?” above.";

/**
 * Guards a field whose text may go to a URL: cuts a key to its ID as it is typed.
 * @param onText receives the text without keys
 * @returns `write` for the field's change event; `wasCut` until the field is empty again
 */
export function useWithoutKeys(onText: (text: string) => void) {
  const [wasCut, setWasCut] = useState(false);
  return {
    wasCut,
    write: (typed: string) => {
      const text = keysAsIds(typed);
      setWasCut(text !== "" && (wasCut || text !== typed));
      onText(text);
    },
  };
}
