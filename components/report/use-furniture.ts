"use client";
import { useEffect, useState } from "react";
import { sha256 } from "@/components/export/digest";
import { catalogueWords } from "@/lib/audit/catalogue/version";
import { coverageSentence, type Report } from "@/lib/audit/report/report";
import { type Snapshot, snapshotText } from "@/lib/audit/snapshot/snapshot";

/** The hash of what the report rests on. Undefined: being worked out; null: this browser cannot. */
export type Furniture = { sha256: string | null | undefined };

/**
 * What stands at the foot of every printed page: coverage, hash and tool. Margin boxes of a page take text from style
 * sheets only, so it is handed to them as variables of the root.
 */
export function useFurniture(report: Report, snapshot: Snapshot): Furniture {
  const [made, setMade] = useState<{ of: Report; hash: string | null } | null>(null);
  const hash = made?.of === report ? made.hash : undefined;
  useEffect(() => {
    let isCurrent = true;
    void sha256(snapshotText(snapshot)).then((digest) => {
      if (isCurrent) setMade({ of: report, hash: digest });
    });
    return () => {
      isCurrent = false;
    };
  }, [report, snapshot]);
  useEffect(() => {
    const { style } = document.documentElement;
    const { tool, madeAt, coverage } = report;
    const complete = coverage.complete ? "" : "INCOMPLETE. ";
    const lines = {
      "--report-head": `API key audit, ${madeAt.slice(0, 16).replace("T", " ")} UTC`,
      "--report-tool": `${tool.name} ${tool.version}, ${catalogueWords()}`,
      "--report-coverage": complete + coverageSentence(report),
      "--report-hash": hash === undefined || hash === null ? "" : `SHA-256 ${hash}`,
    };
    for (const [name, text] of Object.entries(lines)) style.setProperty(name, cssString(text));
    return () => {
      for (const name of Object.keys(lines)) style.removeProperty(name);
    };
  }, [report, hash]);
  return { sha256: hash };
}

function cssString(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, " ")}"`;
}
