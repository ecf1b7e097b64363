"use client";
import { REGION_WORD } from "@/components/fleet/region-word";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { ApiKeyId } from "@/components/key/api-key-id";
import { countOf } from "@/lib/audit/words";
import type { SessionView } from "@/lib/contract/answers";
import { isOwnListRead, sessionWords } from "./session-words";
import { SmallerKey } from "./smaller-key";
import { useSession } from "./use-session";

/** The key the reader is signed in with, and whether it can do more than an audit needs. */
export function SessionCard({ session: first }: { session: SessionView }) {
  const session = useSession(first);
  const { sentence, extra } = sessionWords(session.scopes, isOwnListRead(useKnownFleets()));
  return (
    <section
      aria-label="Signed in with"
      className="rounded-lg border border-line bg-surface p-3 text-xs"
    >
      <p className="flex items-center justify-between text-ink-3">
        Signed in with
        <span>{REGION_WORD[session.region]}</span>
      </p>
      <ApiKeyId id={session.api_key_id} className="max-w-full" />
      <p className="mt-1 text-pretty text-ink-2">
        {sentence}{" "}
        {extra > 0 && (
          <>
            {countOf(extra, "scope")} more than an audit needs. <SmallerKey />
          </>
        )}
      </p>
    </section>
  );
}
