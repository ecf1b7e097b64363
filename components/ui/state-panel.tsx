import clsx from "clsx";
import type { ComponentType, ReactNode, Ref, SVGProps } from "react";

/**
 * Takes the place of missing data: what happened, why, and one next step. `unknown` adds a hatched edge, because unread
 * data proves nothing.
 */
export function StatePanel({
  icon: Icon,
  title,
  tone = "plain",
  as: Heading = "h2",
  headingRef,
  action,
  className,
  children,
}: {
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  title: string;
  tone?: "plain" | "unknown";
  as?: "h1" | "h2";
  /** For a panel that replaces the focused element. */
  headingRef?: Ref<HTMLHeadingElement>;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      className={clsx("overflow-hidden rounded-lg border border-line bg-surface", className)}
    >
      {tone === "unknown" && <div aria-hidden="true" className="hatch h-2 text-edge" />}
      <div className="flex flex-col gap-4 p-6 sm:flex-row sm:p-8">
        <span
          className={clsx(
            "flex size-9 shrink-0 items-center justify-center rounded-md",
            tone === "unknown"
              ? "border border-edge border-dashed text-ink-2"
              : "bg-sunken text-ink-2",
          )}
        >
          <Icon aria-hidden="true" className="size-4.5" />
        </span>
        <div className="min-w-0">
          <Heading
            ref={headingRef}
            tabIndex={headingRef === undefined ? undefined : -1}
            className="text-balance font-semibold text-lg focus:outline-none"
          >
            {title}
          </Heading>
          <div className="prose-width mt-1 space-y-2 text-pretty break-words text-ink-2">
            {children}
          </div>
          {action !== undefined && (
            <div className="mt-5 flex flex-wrap items-center gap-3">{action}</div>
          )}
        </div>
      </div>
    </section>
  );
}
