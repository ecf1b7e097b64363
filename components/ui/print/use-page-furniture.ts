"use client";
import { useEffect } from "react";
import "./pages.css";

type Furniture = {
  head: string;
  /** What made it, and its version. */
  tool: string;
  /** What every page must say at its foot. */
  foot: string;
  /** What the paper rests on. */
  hash: string;
};

/**
 * What stands around every printed page of an article with the class `furnished-pages`. Margin boxes of a page take text
 * from style sheets only, so it is handed to them as variables of the root.
 */
export function usePageFurniture({ head, tool, foot, hash }: Furniture): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const lines = {
      "--page-head": head,
      "--page-tool": tool,
      "--page-foot": foot,
      "--page-hash": hash,
    };
    for (const [name, text] of Object.entries(lines)) style.setProperty(name, cssString(text));
    return () => {
      for (const name of Object.keys(lines)) style.removeProperty(name);
    };
  }, [head, tool, foot, hash]);
}

function cssString(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, " ")}"`;
}
