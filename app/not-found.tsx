import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { BarePage } from "@/components/ui/bare-page";
import { buttonClass } from "@/components/ui/button-class";
import { StatePanel } from "@/components/ui/state-panel";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return (
    <BarePage>
      <StatePanel
        as="h1"
        icon={SearchX}
        title="No such page"
        action={
          <Link href="/keys" prefetch={false} className={buttonClass({ tone: "primary" })}>
            Go to the keys
          </Link>
        }
      >
        <p>Nothing is at this address. It may have been mistyped.</p>
      </StatePanel>
    </BarePage>
  );
}
