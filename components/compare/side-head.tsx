import Link from "next/link";
import { ApiKeyId } from "@/components/key/api-key-id";
import { SafeText } from "@/components/key/safe-text";
import { keyHref } from "@/components/links/key-href";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Side } from "./side";

/** Who a print belongs to. */
export function SideHead({ side, fleet }: { side: Side; fleet: Fleet }) {
  if (side.kind === "absent") return null;
  if (side.kind === "purpose") {
    return (
      <p className="text-sm">
        <span className="font-medium">{side.purpose.label}</span>{" "}
        <span className="text-ink-2">purpose</span>
      </p>
    );
  }
  const account = fleet.accounts.get(side.key.account);
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm">
      <Link
        href={keyHref(side.key)}
        prefetch={false}
        className="min-w-0 break-words font-medium hover:underline hover:underline-offset-4"
      >
        <SafeText text={side.key.name} />
      </Link>
      <ApiKeyId id={side.key.api_key_id} />
      {fleet.accounts.size > 1 && (
        <span className="text-ink-2 text-xs">
          <SafeText text={account?.label ?? side.key.account} />
          {account?.region === "eu" && " · EU"}
        </span>
      )}
    </p>
  );
}
