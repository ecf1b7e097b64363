"use client";
import dynamic from "next/dynamic";
import { useState } from "react";

const SmallerKeyDialog = dynamic(
  () => import("./smaller-key-dialog").then((module) => module.SmallerKeyDialog),
  { ssr: false },
);

/** Opens the recipe for a key that can audit and nothing else. */
export function SmallerKey() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="min-h-6 text-accent-strong underline underline-offset-2"
      >
        Create a smaller key
      </button>
      {open && <SmallerKeyDialog onClose={() => setOpen(false)} />}
    </>
  );
}
