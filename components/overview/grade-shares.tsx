import { SeverityMark } from "@/components/key/severity-mark";
import type { Share } from "./share-table";
import { GRADES, type gradesOf } from "./worst-by-key";

const GRADE_TONE = {
  critical: "text-critical",
  high: "text-high",
  medium: "text-medium",
  low: "text-low",
  info: "text-ink-3",
  none: "text-good",
  unknown: "text-edge",
};

/** Keys by how they come out, each leading to those keys in the list. */
export function gradeShares(grades: ReturnType<typeof gradesOf>): Share[] {
  return GRADES.map((grade) => ({
    id: grade,
    label: grade === "none" ? "No finding" : <SeverityMark severity={grade} />,
    value: grades.get(grade) ?? 0,
    to: { severity: [grade] },
    tone: GRADE_TONE[grade],
    isUnknown: grade === "unknown",
  }));
}
