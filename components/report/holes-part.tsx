import { useBeyond } from "@/components/fleet/beyond/use-beyond";
import { holeWords } from "@/components/fleet/hole-reasons";
import { SafeText } from "@/components/key/safe-text";
import { Section } from "@/components/ui/section";
import { isUnreadList } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import type { Report } from "@/lib/audit/report/report";
import { countOf } from "@/lib/audit/words";

/** What could not be read, and why: nothing may be concluded from it, least of all that it is harmless. */
export function HolesPart({ report, fleet }: { report: Report; fleet: Fleet }) {
  const holes = new Map(report.holes.map((hole) => [keyRef(hole), hole]));
  const keys = report.rows.filter(({ analysis }) => analysis === null);
  const beyond = useBeyond(fleet);
  // The cover already names them.
  const isSaid = beyond !== "" && beyond.startsWith(report.coverage.beyond);
  const others = isSaid ? "Other accounts were not read." : beyond;
  const accounts = report.holes.filter(({ api_key_id }) => api_key_id === null);
  const lists = accounts.filter(({ account }) => isUnreadList(account)).length;
  if (keys.length === 0 && accounts.length === 0) {
    return (
      <Section className="report-part" title="Not read">
        {beyond === ""
          ? "Everything was read: all accounts and all their keys."
          : `Everything in this account was read. ${others}`}
      </Section>
    );
  }
  return (
    <Section
      className="report-part"
      title="Not read"
      note={`${[
        lists > 0 ? `${countOf(lists, "list")} of accounts` : "",
        accounts.length > lists ? countOf(accounts.length - lists, "account") : "",
        keys.length > 0 ? countOf(keys.length, "key") : "",
      ]
        .filter(Boolean)
        .join(" and ")}. What they can do is unknown. ${others}`}
    >
      <ul className="divide-y divide-line border-line border-y text-sm">
        {accounts.map(({ account, message, status }) => (
          <li key={account} className="report-keep py-1.5">
            <span className="font-medium">
              {!isUnreadList(account) && "All keys of "}
              <SafeText text={fleet.accounts.get(account)?.label ?? account} />
              {isUnreadList(account) && ": the list itself, and all keys in them"}
            </span>
            <span className="block text-ink-2">{holeWords({ message, status })}</span>
          </li>
        ))}
        {keys.map(({ key, account }) => {
          const hole = holes.get(keyRef(key));
          return (
            <li key={keyRef(key)} className="report-keep py-1.5">
              <span className="font-medium">
                <SafeText text={key.name} />
              </span>{" "}
              <code className="text-xs">{key.api_key_id}</code> in{" "}
              <SafeText text={account?.label ?? key.account} />
              <span className="block text-ink-2">
                {hole === undefined ? "The scan stopped before reading it." : holeWords(hole)}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
