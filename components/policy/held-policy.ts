"use client";
import { heldInTab } from "@/components/ui/held-in-tab";

/** A policy that was opened or typed here: its file's name, and its text as it stands in the editor. */
export type HeldPolicy = { file: string; text: string };

const policy = heldInTab<HeldPolicy | null>(null);

/** Puts a policy into the editor; null closes it. It is sent nowhere. */
export const holdPolicy = policy.hold;

/** The policy in the editor; null: none is. */
export const useHeldPolicy = policy.useHeld;
