import { ScopeChip } from "@/components/key/scope-chip";
import { CopyButton } from "@/components/ui/copy-button";
import {
  AUDITOR_SCOPES,
  auditorKeyBody,
  OPTIONAL_SCOPES,
} from "@/lib/audit/effects/auditor-scopes";

/** How to create a key that can audit and nothing else. */
export function SmallestKey() {
  const body = auditorKeyBody();
  return (
    <div className="text-sm">
      <dl className="space-y-2">
        {AUDITOR_SCOPES.map(({ scope, why }) => (
          <div key={scope} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <dt>
              <ScopeChip scope={scope} />
            </dt>
            <dd className="text-ink-2">{why}</dd>
          </div>
        ))}
        {OPTIONAL_SCOPES.map(({ scope, why }) => (
          <div key={scope} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <dt>
              <ScopeChip scope={scope} /> <span className="text-ink-3 text-xs">optional</span>
            </dt>
            <dd className="text-pretty text-ink-2">{why}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-pretty text-ink-2">
        In SendGrid: Settings, API Keys, Create API Key, Custom Access, then API Keys: Read Access.
        If the console doesn’t offer subusers.read, POST this to{" "}
        <code className="text-ink text-xs">/v3/api_keys</code> with a key that has both scopes.
      </p>
      <div className="mt-3 overflow-hidden rounded-md border border-line bg-sunken">
        <pre className="overflow-x-auto p-3 text-xs">{body}</pre>
        <div className="border-line border-t p-1">
          <CopyButton text={body} what="body of the request">
            Copy the body
          </CopyButton>
        </div>
      </div>
    </div>
  );
}
