import Link from "next/link";
import { ApiKeyId } from "@/components/key/api-key-id";
import { SafeText } from "@/components/key/safe-text";
import { keyHref } from "@/components/links/key-href";
import type { FleetKey } from "@/lib/audit/fleet/fleet";

/** A key's name over its id. */
export function KeyName({ apiKey }: { apiKey: FleetKey }) {
  return (
    <div className="min-w-0">
      <Link
        href={keyHref(apiKey)}
        prefetch={false}
        className="block min-h-6 truncate font-medium text-sm leading-6 hover:underline hover:underline-offset-4"
      >
        <SafeText text={apiKey.name} />
      </Link>
      <ApiKeyId id={apiKey.api_key_id} className="-my-0.5 max-w-full" />
    </div>
  );
}
