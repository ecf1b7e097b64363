"use client";
import { AGE_WORD } from "@/components/key/age-word";
import { ageIn } from "@/lib/audit/age";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { whenWords } from "@/lib/audit/history/life-words";
import type { Interval } from "@/lib/audit/interval";
import { keyRef } from "@/lib/audit/key-ref";
import { capitalized } from "@/lib/audit/words";
import { useAuditContext } from "./use-audit-context";

/** A key's history as far as this server's scans prove it: intervals, because SendGrid gives no exact times. */
export function KeyLife({ fleet, apiKey }: { fleet: Fleet; apiKey: FleetKey }) {
  const context = useAuditContext(fleet);
  const life = context?.lives?.get(keyRef(apiKey));
  if (life === undefined) {
    return (
      <p className="text-pretty text-ink-2">
        {context?.lives === undefined
          ? "Its history appears once the scan has finished."
          : "This server has no history of this key."}
      </p>
    );
  }
  const age = ageIn(context, apiKey) ?? "unknown";
  return (
    <dl className="space-y-2">
      <Happened name="Created" when={life.created} />
      <Happened name="Scopes changed" when={life.rescoped} />
      {life.renamed !== null && <Happened name="Renamed" when={life.renamed} />}
      <div>
        <dt className="text-ink-3 text-xs">Age</dt>
        <dd>
          {AGE_WORD[age]}
          {age !== "perhaps" && ", for certain"}
        </dd>
      </div>
    </dl>
  );
}

function Happened({ name, when }: { name: string; when: Interval | null }) {
  return (
    <div>
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd className="text-pretty">
        {when === null ? "No change recorded" : capitalized(whenWords(when))}
      </dd>
    </div>
  );
}
