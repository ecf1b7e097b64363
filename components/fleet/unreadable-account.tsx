import Link from "next/link";
import { accountHref, targetOf } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { buttonClass } from "@/components/ui/button-class";
import { Arrival } from "@/components/ui/early/arrival";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import { AUDITOR_SCOPES } from "@/lib/audit/effects/auditor-scopes";
import type { SessionView } from "@/lib/contract/answers";
import type { OnBehalfOf } from "@/lib/queries/account";
import { type Failure, FailurePanel } from "./failure-panel";
import { OwnScopes } from "./own-scopes";
import { SmallestKey } from "./smallest-key";

/** Replaces the list when it could not be read. A key without the right to read keys still sees its own scopes. */
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
  /** Reads again. Without it the button refreshes the page from the server. */
  onRetry?: () => void;
}) {
  const lacksRight = failure.code === "access_forbidden" && targetOf(onBehalfOf) === "self";
  const { scopes } = session;
  const missing = AUDITOR_SCOPES.filter(({ scope }) => scopes?.includes(scope) === false);
  return (
    <div className="space-y-6">
      <h1 className="font-semibold text-xl">{title}</h1>
      <FailurePanel
        failure={failure}
        isTrying={isTrying}
        onRetry={onRetry}
        instead={
          targetOf(onBehalfOf) !== "self" && (
            <Link
              href={accountHref(PAGES.keys.href, EVERY_ACCOUNT)}
              prefetch={false}
              className={buttonClass()}
            >
              Show every account
            </Link>
          )
        }
      />
      {lacksRight && (
        <>
          {scopes !== null && <OwnScopes scopes={scopes} />}
          <section className="rounded-lg border border-line bg-surface p-6">
            <h2 className="font-semibold text-lg">A key that can audit</h2>
            <p className="prose-width mt-1 mb-4 text-ink-2">
              {scopes === null
                ? "SendGrid doesn’t show which scopes your key has."
                : missing.length === 0
                  ? "Your key has the scopes an audit needs, but SendGrid still denied access. The account’s plan may not include it."
                  : `Yours is missing ${missing.map(({ scope }) => scope).join(" and ")}.`}
            </p>
            <SmallestKey />
          </section>
        </>
      )}
      <Arrival />
    </div>
  );
}
