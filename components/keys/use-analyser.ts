"use client";
import { useEffect, useState } from "react";
import type { Analysis } from "@/lib/audit/analyse";

export type Analyser = (scopes: readonly string[]) => Analysis;

/**
 * The analysis of scope sets, loaded after the first view: names need none of it, and it is a third of the page's code.
 * @returns null until it is here
 */
export function useAnalyser(): Analyser | null {
  const [analyser, setAnalyser] = useState<Analyser | null>(null);
  useEffect(() => {
    let left = false;
    void import("@/components/key/analysis-of").then(({ analysisOf }) => {
      if (!left) setAnalyser(() => analysisOf);
    });
    return () => {
      left = true;
    };
  }, []);
  return analyser;
}
