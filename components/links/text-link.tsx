"use client";
import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";
import { keysHref } from "./keys-href";
import { useOnBehalfOf } from "./use-on-behalf-of";

const LOOK = {
  accent: "text-accent-strong underline underline-offset-4",
  quiet: "underline decoration-line underline-offset-4 hover:decoration-ink",
  bare: "text-accent-strong underline-offset-4 hover:underline",
  name: "underline-offset-4 hover:underline",
  none: "",
};

type TextLinkProps = ComponentProps<typeof Link> & { look?: keyof typeof LOOK };

/** A link within text. Not prefetched: a page may have hundreds. */
export function TextLink({ look = "accent", className, ...link }: TextLinkProps) {
  return <Link prefetch={false} className={clsx(LOOK[look], className)} {...link} />;
}

type KeysLinkProps = Omit<TextLinkProps, "href"> & { to: Parameters<typeof keysHref>[0] };

/** Links a count to its keys in the selected account. */
export function KeysLink({ to, ...link }: KeysLinkProps) {
  return <TextLink href={keysHref(to, useOnBehalfOf())} {...link} />;
}
