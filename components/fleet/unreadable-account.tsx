import { Alive } from "@/components/ui/early/alive";
import { AUDITOR_SCOPES } from "@/lib/audit/effects/auditor-scopes";
import type { SessionView } from "@/lib/contract/answers";
import type { OnBehalfOf } from "@/lib/queries/account";
import { type Failure, FailurePanel } from "./failure-panel";
import { OwnScopes } from "./own-scopes";
import { SmallestKey } from "./smallest-key";

/** In place of the list when it could not be read. A key that lacks the right still sees its own scopes. */
export function UnreadableAccount({
  title,
  failure,
  session,
  onBehalfOf,
  isTrying,
  onRetry,
}: {
  title: string;
  failure: Failure;
  session: SessionView;
  onBehalfOf: OnBehalfOf;
  isTrying?: boolean;
  /** Reads again. Without it the page is asked of the server again. */
  onRetry?: () => void;
}) {
  const lacksRight = failure.code === "access_forbidden" && onBehalfOf === null;
  const { scopes } = session;
  const missing = AUDITOR_SCOPES.filter(({ scope }) => scopes?.includes(scope) === false);
  return (
    <div className="max-w-260 space-y-6">
      <h1 className="font-semibold text-xl">{title}</h1>
      <FailurePanel failure={failure} isTrying={isTrying} onRetry={onRetry} />
      {lacksRight && (
        <>
          {scopes !== null && <OwnScopes scopes={scopes} />}
          <section className="rounded-lg border border-line bg-surface p-6">
            <h2 className="font-semibold text-lg">A key that can audit</h2>
            <p className="prose-width mt-1 mb-4 text-ink-2">
              {scopes === null
                ? "SendGrid does not show which scopes your key has."
                : missing.length === 0
                  ? "Your key has what an audit needs, and SendGrid still refused: the account’s plan may not include it."
                  : `Yours lacks ${missing.map(({ scope }) => scope).join(" and ")}.`}
            </p>
            <SmallestKey />
          </section>
        </>
      )}
      <Alive part="page" />
    </div>
  );
}
