import type { View } from "./views";

/** The built-in views by name. */
export const VIEW_WORD: Record<View, string> = {
  "mints-keys": "Can mint keys",
  "nearly-full": "Near-full access",
  recipients: "Reads recipient data",
  "unknown-scopes": "Unknown scopes",
};
