import { CATALOGUE, type ScopeEntry, splitScopes } from "../catalogue/catalogue";
import { oneOr } from "../words";

/** What kind of key a scope set is. SendGrid has no such field, so we always infer it, and say so. */
export type KeyType = "full_access" | "custom_everything" | "custom" | "billing" | "none";

type Share = { held: number; total: number };

export type Classification = {
  type: KeyType;
  /** The console's word for the type, marked as inferred if it is. */
  label: string;
  /** One sentence with the counts that led to the type. */
  why: string;
  /** Its share of the scopes that Full Access keys of every plan hold. */
  core: Share;
  /** Its share of the core scopes that the console can give to a Custom key. */
  sliders: Share;
  /** Its share of the other core scopes: sign-in, teammates and others that only Full Access keys get. */
  accountLevel: Share;
  /** Real scopes that are not in the catalogue. None of the shares above counts them. */
  unknown: number;
};

const CORE = CATALOGUE.filter((entry) => entry.core);
const ACCOUNT_LEVEL = CORE.filter((entry) => entry.kind === "full_access");
const SLIDERS = CORE.filter((entry) => entry.kind === "custom");

// Full Access keys of small plans and old accounts lack a few scopes, so no share has to be complete.
const NEARLY_ALL = 0.95;
// Keys of newer accounts lack the ten that read or change the login's own secrets. They still have every slider, and
// the other account-level scopes, none of which the console gives a Custom key.
const ALL_SLIDERS = 0.98;
const MOST = 0.5;

/** A key's type in the console's words. Where space is short, the column's header says "inferred" instead. */
export const TYPE_WORD: Record<KeyType, string> = {
  full_access: "Full Access",
  custom_everything: "Custom, everything on",
  custom: "Custom",
  billing: "Billing",
  none: "No scopes",
};

function share(held: ReadonlySet<string>, entries: readonly ScopeEntry[]): Share {
  return { held: entries.filter((entry) => held.has(entry.scope)).length, total: entries.length };
}

function reaches({ held, total }: Share, part: number): boolean {
  return total > 0 && held >= part * total;
}

/**
 * Infers a key's type from its scopes. No single scope decides, and no denominator counts a scope we don't know, so it
 * never lowers anything.
 */
export function classify(scopes: readonly string[]): Classification {
  const { real, unknown } = splitScopes(scopes);
  const held = new Set(real);
  const core = share(held, CORE);
  const sliders = share(held, SLIDERS);
  const accountLevel = share(held, ACCOUNT_LEVEL);
  const counts = { core, sliders, accountLevel, unknown: unknown.length };
  const answer = (type: KeyType, why: string) => {
    const label = type === "none" ? TYPE_WORD.none : `${TYPE_WORD[type]} (inferred)`;
    return { type, label, why, ...counts };
  };

  const outOfCore = `${core.held} of the ${core.total} scopes that Full Access keys of every plan hold`;
  if (real.length === 0) return answer("none", "It has no scope that grants anything.");
  if (real.every((scope) => scope.startsWith("billing."))) {
    const noun = oneOr(
      real.length,
      "Its only scope is a billing scope",
      "All its scopes are billing scopes",
    );
    return answer("billing", `${noun} (${real.length} of ${real.length}).`);
  }
  if (reaches(core, NEARLY_ALL)) return answer("full_access", `It holds ${outOfCore}.`);
  if (reaches(sliders, NEARLY_ALL)) {
    const on = `${sliders.held} of the ${sliders.total} core scopes that a Custom key can get`;
    const only = `${accountLevel.held} of the ${accountLevel.total} that only Full Access keys get`;
    if (reaches(sliders, ALL_SLIDERS) && reaches(accountLevel, MOST)) {
      return answer("full_access", `It holds ${on}, and ${only}.`);
    }
    return answer("custom_everything", `It holds ${on}, but ${only}.`);
  }
  return answer("custom", `It holds ${outOfCore}.`);
}
