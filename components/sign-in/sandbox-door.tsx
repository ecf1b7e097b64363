import { FlaskConical } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";

/** One account of the built-in sandbox. Its key opens only the sandbox, so a page may contain it. */
export type SandboxTenant = { tenant: string; description: string; api_key: string };

/** Sign-in without a key of one's own: one click for the first sandbox account, the others in a disclosure. */
export function SandboxDoor({
  tenants,
  disabled,
  onEnter,
}: {
  tenants: readonly SandboxTenant[];
  disabled: boolean;
  onEnter: (api_key: string) => void;
}) {
  const [first, ...others] = tenants;
  if (first === undefined) return null;
  return (
    <section className="mt-6 border-line border-t pt-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2 text-sm">No key handy?</p>
        <Button disabled={disabled} onClick={() => onEnter(first.api_key)}>
          <FlaskConical aria-hidden="true" className="size-4 text-ink-3" />
          Explore the sandbox account
        </Button>
      </div>
      {others.length > 0 && (
        <div className="mt-3">
          <Disclosure words={`${others.length} more sandbox accounts, each an edge case`}>
            <ul className="divide-y divide-line rounded-md border border-line">
              {others.map(({ tenant, description, api_key }) => (
                <li key={tenant}>
                  <button
                    type="button"
                    disabled={disabled}
                    onClick={() => onEnter(api_key)}
                    className="flex w-full flex-wrap items-baseline gap-x-3 px-3 py-2 text-left text-sm hover:bg-sunken"
                  >
                    <code className="w-24 shrink-0 font-medium text-xs">{tenant}</code>
                    <span className="min-w-0 flex-1 basis-40 text-ink-2">{description}</span>
                  </button>
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </section>
  );
}
