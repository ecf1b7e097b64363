import type { Analysis } from "@/lib/audit/effects/analyse";
import { isHarmful } from "@/lib/audit/effects/effects";
import type { Effect } from "@/lib/audit/effects/rules";

const WORD: Record<Effect, string> = {
  identity: "identity",
  mint: "keys",
  subusers: "subusers",
  spend: "spend",
  redirect: "redirect",
  guard: "safeguards",
  destroy: "delete",
  recipients: "recipients",
  send: "send",
  content: "content",
  configure: "settings",
  observe: "view",
};
const SHOWN = 3;

/**
 * What a key can do, one word each, most harmful first: "keys · redirect · send". Harmless abilities show only when
 * there is nothing harmful.
 */
export function EffectWords({ analysis: { effects, unknown } }: { analysis: Analysis }) {
  const harmful = effects.filter(({ effect }) => isHarmful(effect));
  const words = (harmful.length > 0 ? harmful : effects).map(({ effect }) => WORD[effect]);
  if (unknown.length > 0) words.unshift("unknown");
  const more = words.length - SHOWN;
  return (
    <>
      <span className="truncate">
        {words.length === 0 ? "nothing" : words.slice(0, SHOWN).join(" · ")}
      </span>
      {more > 0 && <span className="shrink-0 text-ink-3">+{more}</span>}
    </>
  );
}
