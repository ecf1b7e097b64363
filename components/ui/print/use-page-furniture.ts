"use client";
import { useEffect } from "react";
import "./pages.css";

type Furniture = {
  head: string;
  /** Name and version of the tool that made it. */
  tool: string;
  /** The footer text of every page. */
  foot: string;
  /** Hash of the data that the printout is based on. */
  hash: string;
};

/**
 * Headers and footers for every printed page of an article with the class `furnished-pages`. Page margin boxes take
 * text only from style sheets, so it is passed as CSS variables on the root.
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
