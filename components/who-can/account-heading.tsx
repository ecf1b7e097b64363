import { REGION_WORD } from "@/components/fleet/region-word";
import { SafeText } from "@/components/key/safe-text";
import { Badge } from "@/components/ui/badge";
import { ACCOUNT_NOUN, kindOf } from "@/lib/audit/account";
import type { FleetAccount } from "@/lib/audit/fleet/fleet";
import { oneOr } from "@/lib/audit/words";

/** The account the keys below belong to, with its region and how many of its keys they are. */
export function AccountHeading({
  id,
  account,
  count,
  as: Heading,
}: {
  id: string;
  account: FleetAccount | undefined;
  count: number;
  as: "h2" | "h3";
}) {
  const total = account?.keys ?? null;
  const about = [ACCOUNT_NOUN[kindOf(id)], account && REGION_WORD[account.region]]
    .filter(Boolean)
    .join(" · ");
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-line border-b pt-5 pb-2 text-sm">
      <Heading className="min-w-0 break-words font-semibold">
        <SafeText text={account?.label ?? id} />
      </Heading>
      <span className="text-ink-2 text-xs">{about}</span>
      {account?.disabled === true && <Badge tone="attention">disabled</Badge>}
      <span className="tabular-nums ml-auto text-ink-2 text-xs">
        {total === null ? count : `${count} of ${total}`} {oneOr(total ?? count, "key")}
      </span>
    </div>
  );
}
