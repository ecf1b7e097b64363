import type { ReactNode } from "react";
import { SmallestKey } from "@/components/fleet/smallest-key";
import { Disclosure } from "@/components/ui/disclosure";
import { Arrival } from "@/components/ui/early/arrival";
import { ThemeSwitch } from "@/components/ui/theme/theme-switch";
import { Wordmark } from "@/components/ui/wordmark";
import { KeyKept } from "./key-kept";
import { PrintLegend } from "./print-legend";
import type { reasonFor } from "./reasons";
import type { SandboxTenant } from "./sandbox-door";
import { SignInForm } from "./sign-in-form";

/** The sign-in page: the form, next to a guide to reading prints. */
export function SignIn({
  next,
  reason,
  tenants,
  leaked,
}: {
  next: string;
  reason: ReturnType<typeof reasonFor>;
  tenants: readonly SandboxTenant[];
  /** Opens the panel for a leaked key. */
  leaked: ReactNode;
}) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col bg-surface px-4 sm:px-8">
        <header className="flex h-16 items-center justify-between">
          <Wordmark />
          <div className="flex items-center gap-1">
            {leaked}
            <ThemeSwitch />
          </div>
        </header>
        <main className="mx-auto w-full max-w-104 flex-1 pt-[clamp(1.5rem,9dvh,6rem)] pb-12">
          {reason !== null && (
            <div role="status" className="mb-8 rounded-md border border-line bg-sunken p-3 text-sm">
              <p className="font-medium">{reason.title}</p>
              <p className="mt-0.5 text-pretty text-ink-2">{reason.text}</p>
            </div>
          )}
          <h1 className="font-semibold text-xl">Audit your SendGrid API keys</h1>
          <p className="mt-2 mb-7 text-pretty text-ink-2">
            This server encrypts your key, uses it only to read, and never sends it back to a
            browser.
          </p>
          <SignInForm destination={next} askFirst={reason === null} tenants={tenants} />
          <div className="mt-5 space-y-4 border-line border-t pt-5">
            <Disclosure words="Create a least-privilege audit key">
              <SmallestKey />
            </Disclosure>
            <Disclosure words="How we protect your key">
              <KeyKept />
            </Disclosure>
          </div>
        </main>
      </div>
      <aside
        aria-label="How to read a print"
        className="hidden border-line border-l px-12 lg:block"
      >
        <div className="sticky top-0 flex h-dvh items-center justify-center">
          <PrintLegend />
        </div>
      </aside>
      <Arrival />
    </div>
  );
}
