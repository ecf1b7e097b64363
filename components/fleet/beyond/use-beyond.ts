"use client";
import { beyondSentence } from "@/lib/audit/fleet/beyond";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";
import { useOthers } from "./use-others";

/**
 * Describes what lies beyond a fleet of one account, as far as it is known without a call; empty for a fleet of every
 * account.
 */
export function useBeyond({ target }: Pick<Fleet, "target">): string {
  const others = useOthers();
  const sentence = beyondSentence(target);
  if (target !== "self" || others === null) return sentence;
  const { accounts, isWhole, keys } = others;
  if (accounts === 0) return isWhole ? "SendGrid lists no other account." : sentence;
  const withKeys = keys === null ? "" : ` with ${countOf(keys, "key")}`;
  const atLeast = isWhole ? "" : "at least ";
  const more = isWhole ? "" : " Not all of them could be listed.";
  return `${sentence} SendGrid lists ${atLeast}${countOf(accounts, "other account")}${withKeys}.${more}`;
}
