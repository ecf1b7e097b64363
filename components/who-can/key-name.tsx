import { ApiKeyId } from "@/components/key/api-key-id";
import { KeyLink } from "@/components/key/key-link";
import type { FleetKey } from "@/lib/audit/fleet/fleet";

/** A key's name above its ID. */
export function KeyName({ apiKey }: { apiKey: FleetKey }) {
  return (
    <div className="min-w-0">
      <KeyLink apiKey={apiKey} className="block min-h-6 truncate text-sm leading-6" />
      <ApiKeyId id={apiKey.api_key_id} className="-my-0.5 max-w-full" />
    </div>
  );
}
