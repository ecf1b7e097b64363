import { ApiKeyId } from "@/components/key/api-key-id";
import { AUDITOR_SCOPES } from "@/components/key/auditor-scopes";
import { REGION_WORD } from "@/components/key/region-word";
import { splitScopes } from "@/lib/audit/catalogue";
import type { SessionView } from "@/lib/contract/answers";
import { SmallerKey } from "./smaller-key";

const NEEDED: ReadonlySet<string> = new Set(AUDITOR_SCOPES.map((each) => each.scope));

/** The key the reader is signed in with, and whether it can do more than an audit needs. */
export function SessionCard({ session }: { session: SessionView }) {
  const lacksList = !session.scopes.includes("api_keys.read");
  const extra = splitScopes(session.scopes).real.filter((scope) => !NEEDED.has(scope)).length;
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
        {lacksList && "It lacks api_keys.read, without which it cannot audit. "}
        {extra === 0 ? (
          !lacksList && "It can do what an audit needs and nothing else."
        ) : (
          <>
            It can do {extra} {extra === 1 ? "thing" : "things"} an audit does not need.{" "}
            <SmallerKey />
          </>
        )}
      </p>
    </section>
  );
}
