import { SeverityMark, severityTone } from "@/components/key/severity-mark";
import type { Share } from "./share-table";
import { GRADES, type gradesOf } from "./worst-by-key";

function toneOf(grade: (typeof GRADES)[number]): string {
  if (grade === "none") return "text-good";
  return grade === "unknown" ? "text-edge" : severityTone(grade);
}

/** Keys by grade, each linked to those keys in the list. */
export function gradeShares(grades: ReturnType<typeof gradesOf>): Share[] {
  return GRADES.map((grade) => ({
    id: grade,
    label: grade === "none" ? "No finding" : <SeverityMark severity={grade} />,
    value: grades.get(grade) ?? 0,
    to: { severity: [grade] },
    tone: toneOf(grade),
    isUnknown: grade === "unknown",
  }));
}
