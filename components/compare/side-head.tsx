import { ApiKeyId } from "@/components/key/api-key-id";
import { KeyLink } from "@/components/key/key-link";
import { SafeText } from "@/components/key/safe-text";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import type { Side } from "./side";

/** The name of a side, above its print. */
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
      <KeyLink apiKey={side.key} className="min-w-0 break-words" />
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
