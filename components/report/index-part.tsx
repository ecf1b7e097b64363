"use client";
import clsx from "clsx";
import { memo, useMemo } from "react";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { WaivedLine } from "@/components/key/waived-line";
import { Section } from "@/components/ui/section";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import { ruleTitle } from "@/lib/audit/findings/finding";
import { keyRef } from "@/lib/audit/key-ref";
import type { Report, ReportRow } from "@/lib/audit/report/report";
import { counted, countOf } from "@/lib/audit/words";
import type { ScopeSet } from "./scope-sets";
import { useGrowing } from "./use-growing";

const AT_ONCE = 100;
const NAME_CHARACTERS = 80;
const COLUMNS = [
  ["#", "w-[4%] pr-1 text-right"],
  ["Severity", "w-[11%] pl-2"],
  ["Key and its ID", "w-[37%] pl-2"],
  ["Account and type", "w-[21%] pl-2"],
  ["Expo\u00adsure", "w-[7%] pl-2 text-right"],
  ["Set", "w-[5%] pl-2 text-right"],
  ["Findings", "pl-2"],
] as const;

/** Every key on one line, worst first, with references to the rest of the report. */
export function IndexPart({
  report,
  sets,
  numbers,
}: {
  report: Report;
  sets: readonly ScopeSet[];
  /** The numbers of the findings: "F1". */
  numbers: ReadonlyMap<string, string>;
}) {
  const setAt = useMemo(
    () => new Map(sets.flatMap(({ number, places }) => places.map((place) => [place, number]))),
    [sets],
  );
  const parts = Math.ceil(report.rows.length / AT_ONCE);
  const drawn = useGrowing(parts);
  const { keysRead, keysTotal } = report.coverage;
  return (
    <Section
      className="report-part"
      title="Keys by severity"
      note={`${counted(keysRead)} of ${countOf(keysTotal, "key")} read. F: the findings below. Set: the scope sets at the end.`}
    >
      <table className="report-index w-full table-fixed border-collapse text-2xs">
        <thead className="text-left text-ink-2">
          <tr className="border-line border-b">
            {COLUMNS.map(([title, className]) => (
              <th key={title} scope="col" className={clsx("py-1 font-medium", className)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {Array.from({ length: drawn }, (_, part) => (
          <Rows
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a report never change
            key={part}
            rows={report.rows}
            from={part * AT_ONCE}
            setAt={setAt}
            numbers={numbers}
          />
        ))}
      </table>
      {drawn < parts && (
        <p className="mt-4 text-ink-2 text-sm print:hidden">Writing the rest of the keys.</p>
      )}
    </Section>
  );
}

const Rows = memo(function Rows({
  rows,
  from,
  setAt,
  numbers,
}: {
  rows: readonly ReportRow[];
  from: number;
  setAt: ReadonlyMap<number, number>;
  numbers: ReadonlyMap<string, string>;
}) {
  return (
    <tbody>
      {rows.slice(from, from + AT_ONCE).map((row, at) => {
        const place = from + at + 1;
        const { key, analysis, findings, account, severity, policy } = row;
        return (
          <tr key={keyRef(key)} className="border-line border-b align-top">
            <td className="figures py-0.5 pr-1 text-right text-ink-2">{place}</td>
            <td className="py-0.5 pl-2">
              {severity === null ? "No finding" : <SeverityMark severity={severity} />}
            </td>
            <th scope="row" className="break-words py-0.5 pl-2 text-left font-medium">
              <SafeText text={key.name} max={NAME_CHARACTERS} />{" "}
              <code className="font-normal text-ink-2 [overflow-wrap:anywhere]">
                {key.api_key_id}
              </code>
            </th>
            <td className="break-words py-0.5 pl-2">
              <SafeText text={account?.label ?? key.account} />
              <span className="text-ink-2">
                {analysis === null ? ", not read" : `, ${TYPE_WORD[analysis.classification.type]}`}
              </span>
              {policy !== null && (
                <span className="block text-ink-2">
                  Owner: <SafeText text={policy.ownership?.owner ?? "none"} />
                </span>
              )}
            </td>
            <td className="figures py-0.5 pl-2 text-right">{analysis?.exposure.score ?? "?"}</td>
            <td className="figures py-0.5 pl-2 text-right">{setAt.get(place) ?? "?"}</td>
            <td className="break-words py-0.5 pl-2">
              {findings
                .filter(({ waived }) => waived === undefined)
                .map((finding) => numbers.get(finding.rule) ?? ruleTitle(finding))
                .join(" ")}
              {findings.map(
                ({ rule, waived }) =>
                  waived !== undefined && (
                    <span key={rule} className="block">
                      {numbers.get(rule) ?? rule} <WaivedLine waived={waived} />
                    </span>
                  ),
              )}
            </td>
          </tr>
        );
      })}
    </tbody>
  );
});
