"use client";
import { type ReactNode, useCallback, useMemo } from "react";
import type { Audited } from "@/components/fleet/use-audit";
import { analysisOf } from "@/components/key/analysis-of";
import { SafeText } from "@/components/key/safe-text";
import type { SortDirection } from "@/components/ui/sort-header";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { keysBySeverity } from "@/lib/audit/report/by-severity";
import { columnsOf } from "./columns";
import type { Place } from "./grid-keys";
import { type MatrixRow, matrixRows } from "./matrix-rows";
import { columnWords } from "./matrix-words";
import { cellsByShape } from "./shape-cells";

type Asked = {
  audited: Audited;
  /** Nothing more will be read. */
  stopped: boolean;
  text: string;
  open: readonly string[];
  sort: string;
  descending: boolean;
};

/** The grid's view of a fleet: columns, sorted rows, and each key's cells, computed once per shape. */
export function useMatrix({
  audited: {
    fleet,
    audit: { findings },
  },
  stopped,
  text,
  open,
  sort,
  descending,
}: Asked) {
  const columns = useMemo(() => {
    const unknown = new Set<string>();
    for (const scopes of fleet.shapes.values()) {
      for (const scope of analysisOf(scopes).unknown) unknown.add(scope);
    }
    return columnsOf(new Set(open), [...unknown].sort());
  }, [fleet.shapes, open]);

  const cellsOfShape = useMemo(() => cellsByShape(fleet.shapes, columns), [fleet.shapes, columns]);
  const cellsOf = useCallback((key: FleetKey) => cellsOfShape(key.shape), [cellsOfShape]);

  const ranks = useMemo(() => {
    const keys = keysBySeverity(fleet, findings).filter(({ shape }) => shape !== null);
    return new Map(keys.map((key, at) => [keyRef(key), keys.length - at]));
  }, [fleet, findings]);
  const lead = columns.findIndex(({ id }) => id === sort);
  const isBySeverity = lead === -1 && sort !== "name";
  const rows = useMemo(() => {
    if (sort === "name") return matrixRows(fleet, { text, rankOf: null, descending });
    // A missing column (its group is closed, or the address is old) falls back to sorting by severity.
    const rankOf = (key: FleetKey) =>
      lead === -1
        ? (ranks.get(keyRef(key)) ?? null)
        : (cellsOfShape(key.shape)[lead]?.rank ?? null);
    return matrixRows(fleet, { text, rankOf, descending });
  }, [fleet, ranks, cellsOfShape, text, lead, sort, descending]);

  const failed = useMemo(() => new Set(fleet.holes.map((hole) => keyRef(hole))), [fleet.holes]);
  const isPending = (key: FleetKey) => !stopped && key.shape === null && !failed.has(keyRef(key));

  const directionOf = (id: string): SortDirection | null => {
    const isLead = id === sort || (id === "severity" && isBySeverity);
    return isLead ? (descending ? "descending" : "ascending") : null;
  };

  /** Describes a grid position in words. */
  function wordsOf({ row, column }: Place): ReactNode {
    const head = columns[column - 1];
    if (row === 0) {
      if (head === undefined) return null;
      const words = columnWords(head, fleet, (key) => cellsOf(key)[column - 1]);
      return <Words name={head.label} words={words} />;
    }
    const line = rows[row - 1];
    if (line?.kind !== "key") return null;
    if (head === undefined) return <Words name={line.key.name} words={line.key.api_key_id} />;
    const scopes = fleet.shapes.get(line.key.shape ?? -1);
    const held = scopes === undefined ? [] : (analysisOf(scopes).print[head.at]?.scopes ?? []);
    const words = isPending(line.key) ? "being read" : (cellsOf(line.key)[column - 1]?.words ?? "");
    return (
      <Words
        name={line.key.name}
        words={`${head.label} · ${words}`}
        scopes={head.kind === "group" ? held : []}
      />
    );
  }

  return { columns, rows, cellsOf, isPending, directionOf, wordsOf, shown: keyCount(rows) };
}

function keyCount(rows: readonly MatrixRow[]): number {
  let count = 0;
  for (const { kind } of rows) if (kind === "key") count += 1;
  return count;
}

function Words({
  name,
  words,
  scopes = [],
}: {
  name: string;
  words: string;
  scopes?: readonly string[];
}) {
  return (
    <>
      <span className="font-medium text-ink">
        <SafeText text={name} />
      </span>{" "}
      · {words} <code className="ml-1 text-xs">{scopes.join(", ")}</code>
    </>
  );
}
