"use client";
import {
  Bug,
  Clock,
  FileQuestion,
  KeyRound,
  Lock,
  type LucideIcon,
  SearchX,
  ServerCrash,
  Timer,
  WifiOff,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { RetryButton } from "@/components/ui/retry-button";
import { StatePanel } from "@/components/ui/state-panel";
import type { ErrorCode } from "@/lib/contract/errors";
import { isSignedOut } from "@/lib/contract/signed-out";
import type { ApiError } from "@/lib/queries/api";

/** A failed read as plain data, so that the server can pass one to a page too. */
export type Failure = Pick<ApiError, "code" | "message" | "help" | "retryAfterSeconds">;

type Look = { icon: LucideIcon; title: string; retry: boolean };

const FAULT_HERE: Look = { icon: Bug, title: "Something went wrong", retry: true };
const SIGN_IN: Look = { icon: KeyRound, title: "You are signed out", retry: false };

const LOOK: Partial<Record<ErrorCode | "offline", Look>> = {
  access_forbidden: { icon: Lock, title: "SendGrid denied access", retry: false },
  not_found: { icon: SearchX, title: "SendGrid can’t find it", retry: false },
  invalid_input: { icon: SearchX, title: "This address isn’t valid", retry: false },
  rate_limited: { icon: Clock, title: "SendGrid’s rate limit is reached", retry: true },
  upstream_failed: { icon: ServerCrash, title: "SendGrid is failing", retry: true },
  upstream_unreadable: {
    icon: FileQuestion,
    title: "SendGrid’s answer could not be read",
    retry: true,
  },
  upstream_timeout: {
    icon: Timer,
    title: "SendGrid took too long to answer",
    retry: true,
  },
  offline: { icon: WifiOff, title: "This server cannot be reached", retry: true },
  unavailable: { icon: ServerCrash, title: "This server isn’t ready", retry: true },
};

/**
 * Takes the place of data that could not be read: what failed, and one next step. Never an empty list. Every page
 * bundles it: when this server is unreachable, no code can load from it either.
 */
export function FailurePanel({
  failure,
  as,
  isTrying = false,
  onRetry,
  instead,
}: {
  failure: Failure;
  as?: "h1" | "h2";
  /** A retry is running; the panel stays until it ends. */
  isTrying?: boolean;
  /** Reads again. Without it the button refreshes the page from the server. */
  onRetry?: () => void;
  /** The next step when retrying cannot help. */
  instead?: ReactNode;
}) {
  const router = useRouter();
  const isOver = isSignedOut(failure.code);
  const { icon, title, retry } = isOver ? SIGN_IN : (LOOK[failure.code] ?? FAULT_HERE);
  const [isRefreshing, refresh] = useTransition();
  const again = onRetry ?? (() => refresh(() => router.refresh()));
  return (
    <StatePanel icon={icon} title={title} tone="unknown" as={as} action={action()}>
      {/* Some messages start with the sentence that the title already shows. */}
      <p>{failure.message.replace(`${title}. `, "")}</p>
      {failure.help !== null && <p>{failure.help}</p>}
    </StatePanel>
  );

  function action() {
    if (retry) {
      return (
        <RetryButton
          seconds={failure.retryAfterSeconds ?? 0}
          isTrying={isTrying || isRefreshing}
          onRetry={again}
        />
      );
    }
    if (isOver) {
      return (
        // A full page load: what was read with the old session must not stay in memory.
        // oxlint-disable-next-line nextjs/no-html-link-for-pages
        <a href="/sign-in" className={buttonClass({ tone: "primary" })}>
          Sign in
        </a>
      );
    }
    return instead;
  }
}
