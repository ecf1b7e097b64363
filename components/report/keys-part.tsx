"use client";
import { memo, useMemo } from "react";
import { KeyPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import type { Analysis } from "@/lib/audit/effects/analyse";
import { effectsSentence } from "@/lib/audit/effects/effects";
import { findingRule, type RuleId } from "@/lib/audit/findings/rules";
import { keyRef } from "@/lib/audit/key-ref";
import type { Report, ReportRow } from "@/lib/audit/report/report";
import { counted, countOf, utcWords } from "@/lib/audit/words";
import { familyText, scopeFamilies } from "./compact-scopes";
import { Part } from "./part";
import { type ShapeBlock, shapeBlocks } from "./shape-blocks";
import { useGrowing } from "./use-growing";

/** Every key that was read, by what it may do: said once a shape, then the keys that have it. */
export function KeysPart({ report }: { report: Report }) {
  const blocks = useMemo(() => shapeBlocks(report.rows), [report]);
  const drawn = useGrowing(blocks.length);
  const shapes = blocks.at(-1)?.shape ?? 0;
  const { keysRead, keysTotal } = report.coverage;
  if (shapes === 0) return null;
  return (
    <Part
      title="Keys"
      note={`${counted(keysRead)} of ${countOf(keysTotal, "key")} read, in ${countOf(shapes, "shape")}: keys of one shape may do exactly the same. The most exposed first.`}
    >
      <div className="space-y-8">
        {blocks.slice(0, drawn).map((block) => (
          <Block
            key={`${block.shape} ${block.rows[0]?.key.api_key_id}`}
            block={block}
            shapes={shapes}
          />
        ))}
      </div>
      {drawn < blocks.length && (
        <p className="mt-4 text-ink-2 text-sm print:hidden">Writing the rest of the keys.</p>
      )}
    </Part>
  );
}

const Block = memo(function Block({ block, shapes }: { block: ShapeBlock; shapes: number }) {
  const { shape, keys, isFirst, rows, common } = block;
  const analysis = rows[0]?.analysis;
  return (
    <section aria-label={`Shape ${shape} of ${shapes}`} className="report-block text-sm">
      {isFirst && analysis && (
        <div>
          <h3 className="flex flex-wrap items-center gap-x-4 gap-y-1 font-semibold">
            <span>
              Shape {shape} of {shapes}: {countOf(keys, "key")}
            </span>
            <KeyPrint cells={analysis.print} />
          </h3>
          <Facts analysis={analysis} common={common} />
        </div>
      )}
      <KeyTable rows={rows} common={common} />
    </section>
  );
});

function Facts({ analysis, common }: { analysis: Analysis; common: readonly RuleId[] }) {
  const { classification, exposure, real, unknown, pseudo } = analysis;
  return (
    <div className="mt-1 space-y-1">
      <p>
        {effectsSentence(real)} {classification.label}. {classification.why} Exposure{" "}
        {exposure.score} of 100.
      </p>
      <Rules rules={common} />
      <div className="text-xs">
        <span className="text-ink-2">{countOf(real.length, "scope")}:</span>
        <ul className="font-mono text-2xs leading-snug sm:columns-2 print:columns-2">
          {scopeFamilies(real).map((family) => (
            <li key={family.prefix} className="break-inside-avoid break-words pl-4 -indent-4">
              {familyText(family)}
            </li>
          ))}
        </ul>
      </div>
      {unknown.length > 0 && (
        <p className="break-words text-xs">
          <span className="text-ink-2">Of these not in our catalogue: </span>
          <code>{unknown.join(" ")}</code>
        </p>
      )}
      {pseudo.length > 0 && (
        <p className="break-words text-xs">
          <span className="text-ink-2">Set by SendGrid: </span>
          <code>{pseudo.join(" ")}</code>
        </p>
      )}
    </div>
  );
}

function Rules({ rules }: { rules: readonly RuleId[] }) {
  const known = rules.map(findingRule).filter((rule) => rule !== undefined);
  if (known.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
      {known.map(({ id, severity, title }) => (
        <li key={id} className="inline-flex items-center gap-1.5 text-xs">
          <SeverityMark severity={severity} /> {title}
        </li>
      ))}
    </ul>
  );
}

function KeyTable({ rows, common }: { rows: readonly ReportRow[]; common: readonly RuleId[] }) {
  const own = ({ findings }: ReportRow) =>
    findings.map(({ rule }) => rule).filter((rule) => !common.includes(rule));
  return (
    <table className="mt-2 w-full table-fixed border-collapse text-xs">
      <thead className="text-left text-ink-2">
        <tr className="border-line border-b">
          <th scope="col" className="w-[34%] py-1 pr-2 font-medium">
            Key
          </th>
          <th scope="col" className="w-[30%] py-1 pr-2 font-medium">
            API key ID, account
          </th>
          <th scope="col" className="py-1 font-medium">
            Read; findings of its own
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyRef(row.key)} className="border-line border-b align-top">
            <th scope="row" className="break-words py-1 pr-2 text-left font-medium">
              <SafeText text={row.key.name} />
            </th>
            <td className="break-words py-1 pr-2">
              <code>{row.key.api_key_id}</code>
              <span className="block text-ink-2">
                <SafeText text={row.account?.label ?? row.key.account} />
              </span>
            </td>
            <td className="py-1">
              <span className="text-ink-2">
                {row.key.readAtMs === null ? "time not known" : utcWords(row.key.readAtMs)}
              </span>
              <Rules rules={own(row)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
