import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keysByShape } from "@/lib/audit/fleet/shapes";
import { answers, parseQuery } from "@/lib/audit/who-can/query";

/** Questions to start from, each a real one. */
export const EXAMPLES: readonly { question: string; why: string }[] = [
  {
    question: "create API keys",
    why: "Makes more keys, which keep working after this one is deleted.",
  },
  {
    question: "take over the account",
    why: "Changes its email address, password or second factor.",
  },
  { question: "redirect received mail", why: "Has replies delivered elsewhere." },
  { question: "read contacts", why: "Sees and can export who you write to." },
  { question: "send mail", why: "Reaches anyone, as you." },
  { question: "suppression.*.delete", why: "Lets mail reach people who opted out." },
  { question: "change the IP allow list", why: "Opens the account to anywhere, or locks you out." },
  { question: "change billing", why: "Spends money." },
];

/** How many of the keys read answer each example. Computed once per shape. */
export function exampleCounts(fleet: Fleet): Map<string, number> {
  const keysOf = keysByShape(fleet);
  return new Map(
    EXAMPLES.map(({ question }) => {
      const parsed = parseQuery(question);
      let count = 0;
      for (const [shape, keys] of keysOf) {
        if (parsed.ok && answers(parsed.query, fleet.shapes.get(shape) ?? [])) count += keys;
      }
      return [question, count];
    }),
  );
}
