import type { Metadata } from "next";
import type { SVGProps } from "react";
import { BarePage } from "@/components/ui/bare-page";
import { buttonClass } from "@/components/ui/button-class";
import { StatePanel } from "@/components/ui/state-panel";

export const metadata: Metadata = { title: "Page not found" };

/** Every page loads this one's code and few ever show it, so it is plain HTML, including its icon. */
export default function NotFound() {
  return (
    <BarePage>
      <StatePanel
        as="h1"
        icon={NothingFound}
        title="Page not found"
        action={
          // oxlint-disable-next-line nextjs/no-html-link-for-pages -- Link's code would come with every page
          <a href="/keys" className={buttonClass({ tone: "primary" })}>
            Go to your keys
          </a>
        }
      >
        <p>There is nothing at this address. It may be mistyped.</p>
      </StatePanel>
    </BarePage>
  );
}

function NothingFound(props: SVGProps<SVGSVGElement>) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      {...props}
    >
      <circle cx="11" cy="11" r="8" />
      <path d="m16.7 16.7 4.3 4.3M8.5 8.5l5 5M13.5 8.5l-5 5" />
    </svg>
  );
}
