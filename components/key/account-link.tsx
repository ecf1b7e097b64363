import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { TextLink } from "@/components/links/text-link";
import { accountInAddress, parseAccountId } from "@/lib/audit/account";
import type { Fleet, FleetAccount, FleetKey } from "@/lib/audit/fleet/fleet";
import { SafeText } from "./safe-text";

/** An account's name, linked to its keys; a list that could not be read is plain text. */
export function AccountLink({
  account: { account, label },
  className,
  tabIndex,
}: {
  account: Pick<FleetAccount, "account" | "label">;
  className: string;
  tabIndex?: number;
}) {
  const parsed = parseAccountId(account);
  const name = <SafeText text={label} />;
  if (parsed === null) return <span className={className}>{name}</span>;
  const href = accountHref(PAGES.keys.href, accountInAddress(parsed));
  return (
    <TextLink href={href} look="name" className={className} tabIndex={tabIndex}>
      {name}
    </TextLink>
  );
}

/** The account, after a key's name; nothing when all keys are in one account. */
export function InAccount({ fleet, apiKey }: { fleet: Fleet; apiKey: FleetKey }) {
  if (fleet.accounts.size <= 1) return null;
  return (
    <span className="text-ink-3">
      {" "}
      in <SafeText text={fleet.accounts.get(apiKey.account)?.label ?? apiKey.account} />
    </span>
  );
}
