import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { TextLink } from "@/components/links/text-link";
import { accountInAddress, parseAccountId } from "@/lib/audit/account";
import type { FleetAccount } from "@/lib/audit/fleet/fleet";
import { SafeText } from "./safe-text";

/** An account's name, which leads to its keys; a list that could not be read has a name alone. */
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
