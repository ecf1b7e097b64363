"use client";
import { ShieldAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Providers } from "@/components/frame/providers";
import { Button } from "@/components/ui/button";

const LeakedPanel = dynamic(
  () => import("@/components/leaked/leaked-panel").then((module) => module.LeakedPanel),
  { ssr: false },
);

/** The leaked-key panel for signed-out readers: identifying a key needs no session. */
export function LeakedDoor() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Providers>
      <Button tone="quiet" onClick={() => setIsOpen(true)}>
        <ShieldAlert aria-hidden="true" className="size-4" />
        Leaked key?
      </Button>
      {isOpen && <LeakedPanel isSignedOut onClose={() => setIsOpen(false)} />}
    </Providers>
  );
}
