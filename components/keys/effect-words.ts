import type { Effect } from "@/lib/audit/effect-rules";

/** What a key can do, in a word for a table's cell. */
export const EFFECT_WORD: Record<Effect, string> = {
  identity: "identity",
  mint: "mint",
  subusers: "subusers",
  spend: "spend",
  redirect: "redirect",
  guard: "weaken",
  destroy: "destroy",
  recipients: "recipients",
  send: "send",
  content: "content",
  configure: "settings",
  observe: "look",
};
