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
    const lines = Object.entries({ head, tool, foot, hash });
    for (const [name, text] of lines) style.setProperty(`--page-${name}`, cssString(text));
    return () => {
      for (const [name] of lines) style.removeProperty(`--page-${name}`);
    };
  }, [head, tool, foot, hash]);
}

function cssString(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, " ")}"`;
}
