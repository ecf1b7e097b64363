import { KeyRound } from "lucide-react";
import Link from "next/link";
import { ApiKeyId } from "@/components/key/api-key-id";
import { accountHref } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { buttonClass } from "@/components/ui/button-class";
import { StatePanel } from "@/components/ui/state-panel";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import { countOf, oneOr } from "@/lib/audit/words";
import { signInHref } from "@/lib/contract/signed-out";

const SHOWN = 20;

/** What can be said about a leaked key without a session: its ID. Its owner and abilities need one. */
export function SignedOutResult({
  ids,
  onLeave,
}: {
  ids: readonly string[];
  /** The sign-in form is behind the panel. */
  onLeave: () => void;
}) {
  const [only] = ids;
  const sought: Record<string, string> = ids.length === 1 && only !== undefined ? { q: only } : {};
  const next = accountHref(PAGES.keys.href, EVERY_ACCOUNT, sought);
  return (
    <StatePanel
      icon={KeyRound}
      title={`${countOf(ids.length, "SendGrid key")} recognized`}
      action={
        <Link
          href={signInHref({ next })}
          prefetch={false}
          onClick={onLeave}
          className={buttonClass({ tone: "primary" })}
        >
          Sign in to look {oneOr(ids.length, "it", "them")} up
        </Link>
      }
    >
      <ul className="mb-2">
        {ids.slice(0, SHOWN).map((id) => (
          <li key={id}>
            <ApiKeyId id={id} className="max-w-full" />
          </li>
        ))}
      </ul>
      <p>
        Sign in with another key of the account to see which account{" "}
        {oneOr(
          ids.length,
          "it belongs to and what it can do",
          "they belong to and what they can do",
        )}
        . Treat {oneOr(ids.length, "it", "them")} as live until then.
      </p>
    </StatePanel>
  );
}
