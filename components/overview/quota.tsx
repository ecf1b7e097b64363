import { SafeText } from "@/components/key/safe-text";
import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { TextLink } from "@/components/links/text-link";
import { Section } from "@/components/ui/section";
import { accountInAddress, parseAccountId } from "@/lib/audit/account";
import { byText } from "@/lib/audit/by-text";
import type { Fleet, FleetAccount } from "@/lib/audit/fleet/fleet";
import { KEY_CAP, NEAR_CAP } from "@/lib/audit/key-cap";
import { ShareBar } from "./share-bar";

const SHOWN = 5;

/** How many of its hundred keys each account uses, the fullest first. */
export function Quota({ fleet }: { fleet: Fleet }) {
  const listed = [...fleet.accounts.values()].filter(({ keys }) => keys !== null);
  const fullest = listed
    .toSorted((a, b) => (b.keys ?? 0) - (a.keys ?? 0) || byText(a.label, b.label))
    .slice(0, SHOWN);
  if (fullest.length === 0) return null;
  const note =
    listed.length > 1
      ? `SendGrid allows ${KEY_CAP} in each account. The fullest ${fullest.length} of ${listed.length} that are listed:`
      : `SendGrid allows ${KEY_CAP} keys in an account and refuses more.`;
  return (
    <Section title="Key quota" note={note}>
      <ul className="space-y-2 text-sm">
        {fullest.map((account) => (
          <Meter key={account.account} account={account} linked={listed.length > 1} />
        ))}
      </ul>
    </Section>
  );
}

function Meter({ account, linked }: { account: FleetAccount; linked: boolean }) {
  const { label, keys } = account;
  const parsed = parseAccountId(account.account);
  const count = keys ?? 0;
  return (
    <li>
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate">
          {linked && parsed !== null ? (
            <TextLink
              href={accountHref(PAGES.overview.href, accountInAddress(parsed))}
              look="quiet"
            >
              <SafeText text={label} />
            </TextLink>
          ) : (
            <SafeText text={label} />
          )}
        </span>
        <span className="figures shrink-0 text-xs">
          {count} of {KEY_CAP}
          {count === KEY_CAP && ", so the list is complete"}
        </span>
      </div>
      <div
        className={
          count >= KEY_CAP ? "text-critical" : count >= NEAR_CAP ? "text-medium" : "text-accent"
        }
      >
        <ShareBar value={Math.min(count, KEY_CAP)} unknown={0} total={KEY_CAP} />
      </div>
    </li>
  );
}
