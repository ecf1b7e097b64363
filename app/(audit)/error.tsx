"use client";

export { BrokenPanel as default } from "@/components/ui/broken-panel";
