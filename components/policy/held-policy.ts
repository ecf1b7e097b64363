"use client";
import { heldInTab } from "@/components/ui/held-in-tab";

/** A policy opened or typed here: its file name, and its text in the editor. */
export type HeldPolicy = { file: string; text: string };

const policy = heldInTab<HeldPolicy | null>(null);

/** Puts a policy into the editor; null closes it. It is never sent. */
export const holdPolicy = policy.hold;

/** The policy in the editor; null: none. */
export const useHeldPolicy = policy.useHeld;
