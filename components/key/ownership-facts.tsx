import type { Ownership } from "@/lib/audit/policy-outcome";
import { SafeText } from "./safe-text";

/**
 * A key's owner, purpose and class of data, from a policy.
 * @param ownership null: nobody owns it
 */
export function OwnershipFacts({ ownership }: { ownership: Ownership | null }) {
  const facts = [
    ["Owner", ownership?.owner ?? "none"],
    ["Purpose", ownership?.purpose ?? null],
    ["Data", ownership?.data ?? null],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className="flex min-w-0 gap-1.5">
              <dt className="text-ink-2">{name}</dt>
              <dd className="min-w-0 break-words">
                <SafeText text={value} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
