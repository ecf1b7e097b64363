import type { PrintCell } from "./print-cell";

const WORDS = {
  none: "No access",
  read: "Read access",
  some: "Some access",
  full: "Full access",
  unknown: "Not known",
};

/** A cell's level as the console words it, with its count: "Read access, 2 of 9 scopes". */
export function levelWords(cell: Pick<PrintCell, "level" | "held" | "total">): string {
  if (cell.level === "unknown") {
    return cell.held === 0 ? WORDS.unknown : `${WORDS.unknown}, ${cell.held} scopes`;
  }
  return `${WORDS[cell.level]}, ${cell.held} of ${cell.total} ${cell.total === 1 ? "scope" : "scopes"}`;
}
