import clsx from "clsx";
import { CopyButton } from "@/components/ui/copy-button";
import { isMissingApiKeyId } from "@/lib/audit/api-key-id";

/** The public half of a key. The full ID is in the page, clipped by CSS, so that it can be found and selected. */
export function ApiKeyId({ id, className }: { id: string; className?: string }) {
  if (isMissingApiKeyId(id)) return <span className={className}>no usable ID</span>;
  return (
    <span className={clsx("inline-flex min-w-0 items-center gap-0.5", className)}>
      <code className="min-w-0 truncate text-ink-2 text-xs">{id}</code>
      <CopyButton text={id} what="API key ID" className="text-ink-3" />
    </span>
  );
}
