import { SafeText } from "@/components/key/safe-text";
import { MoreWords } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import type { AccountChange } from "@/lib/audit/snapshot/changes";
import { counted, countOf, oneOr } from "@/lib/audit/words";
import type { ComparedChanges } from "./compare-files";

const WORDS: Record<AccountChange["kind"], { title: string; why: string }> = {
  unreadable: {
    title: "Not fully read this time",
    why: "Their keys may still be there, so none is reported as removed.",
  },
  gone: {
    title: "No longer among the accounts",
    why: "Closed, renamed, or no longer visible to this key. Their keys were not searched for.",
  },
  appeared: {
    title: "New among the accounts",
    why: "Created, renamed, or newly visible to this key. Their keys may be older.",
  },
  readable: {
    title: "Not fully read last time",
    why: "Their keys may have been there before, so none is reported as added.",
  },
  unread: { title: "Not fully read either time", why: "Nothing is known about them." },
};
const KINDS = ["unreadable", "gone", "appeared", "readable", "unread"] as const;
const AT_ONCE = 8;

/** Accounts without compared keys: these changes are about what could be read, not about keys. */
export function ComparedAccounts({ outcome: { accounts, outside } }: { outcome: ComparedChanges }) {
  if (accounts.length === 0 && outside === 0) return null;
  const more =
    outside === 0
      ? ""
      : ` ${countOf(outside, "account")} that only one of the two covers ${oneOr(outside, "is", "are")} left out.`;
  return (
    <Section
      title="Coverage"
      note={`The changes below say nothing about these accounts.${more}`}
      className="mt-8"
      contentClassName="mt-3 space-y-4"
    >
      {KINDS.map((kind) => {
        const those = accounts.filter((each) => each.kind === kind);
        return those.length === 0 ? null : <Part key={kind} kind={kind} accounts={those} />;
      })}
    </Section>
  );
}

function Part({
  kind,
  accounts,
}: {
  kind: AccountChange["kind"];
  accounts: readonly AccountChange[];
}) {
  const { title, why } = WORDS[kind];
  return (
    <div className="text-sm">
      <h3 className="font-medium">
        {title}: {countOf(accounts.length, "account")}
      </h3>
      <p className="text-ink-2">{why}</p>
      <Lines accounts={accounts.slice(0, AT_ONCE)} />
      {accounts.length > AT_ONCE && (
        <details>
          <MoreWords>{counted(accounts.length - AT_ONCE)} more</MoreWords>
          <Lines accounts={accounts.slice(AT_ONCE)} />
        </details>
      )}
    </div>
  );
}

function Lines({ accounts }: { accounts: readonly AccountChange[] }) {
  return (
    <ul className="mt-1 space-y-1">
      {accounts.map(({ account, label, keys, reason }) => (
        <li key={account} className="flex gap-2">
          <span aria-hidden="true" className="hatch mt-1 h-3 w-2 shrink-0 text-edge" />
          <span className="min-w-0 break-words">
            <SafeText text={label} />
            <span className="text-ink-3">
              {" "}
              {keys === null ? "number of keys not known" : countOf(keys, "key")}
              {reason !== null && `. ${reason}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
