"use client";
import clsx from "clsx";
import { groupId } from "@/components/key/group-slug";
import { ScopeChip } from "@/components/key/scope-chip";
import { FoldMark } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import type { ScopeDiff } from "@/lib/audit/catalogue/diff";
import { scopeSentence } from "@/lib/audit/catalogue/sentence";
import { countOf, oneOr } from "@/lib/audit/words";
import { diffByGroup, differs, type GroupDiff } from "./diff-by-group";

/** Every scope of both sides by group: on one side only, on the other only, and on both. */
export function DiffGroups({
  diff,
  titles,
}: {
  diff: ScopeDiff;
  /** Headings for the scopes of one side only: left, then right. */
  titles: readonly [string, string];
}) {
  const groups = diffByGroup(diff);
  const different = groups.filter(differs);
  const same = groups.filter((each) => !differs(each));
  return (
    <Section title="Scope by scope">
      <div className="overflow-hidden rounded-lg border border-line bg-surface [&>:last-child]:border-b-0">
        {different.map((each) => (
          <Group key={each.group} diff={each} titles={titles} />
        ))}
        {same.length > 0 && (
          <details className="group border-line border-b">
            <Summary>
              {same.length} {different.length === 0 ? "" : "other "}
              {oneOr(same.length, "group")} with access: the same on both sides
            </Summary>
            <div className="border-line border-t [&>:last-child]:border-b-0">
              {same.map((each) => (
                <Group key={each.group} diff={each} titles={titles} />
              ))}
            </div>
          </details>
        )}
      </div>
    </Section>
  );
}

function Group({
  diff: { group, onlyLeft, both, onlyRight },
  titles,
}: {
  diff: GroupDiff;
  titles: readonly [string, string];
}) {
  const isDifferent = onlyLeft.length + onlyRight.length > 0;
  const onBothSides = onlyLeft.length > 0 && onlyRight.length > 0;
  return (
    <section
      id={groupId(group)}
      tabIndex={-1}
      aria-label={group}
      className="space-y-3 border-line border-b p-4"
    >
      <h3 className="font-semibold text-sm">{group}</h3>
      {isDifferent && (
        <div className={onBothSides ? "grid gap-x-8 gap-y-4 lg:grid-cols-2" : undefined}>
          <Part title={titles[0]} scopes={onlyLeft} sign="−" wide={!onBothSides} />
          <Part title={titles[1]} scopes={onlyRight} sign="+" wide={!onBothSides} />
        </div>
      )}
      {both.length > 0 && isDifferent && (
        <details className="group">
          <Summary slim>{countOf(both.length, "scope")} in both</Summary>
          <div className="pt-2">
            <Sentences scopes={both} />
          </div>
        </details>
      )}
      {!isDifferent && <Sentences scopes={both} />}
    </section>
  );
}

function Summary({ slim = false, children }: { slim?: boolean; children: React.ReactNode }) {
  return (
    <summary
      className={
        slim
          ? "inline-flex min-h-6 list-none items-center gap-2 text-ink-2 text-sm hover:text-ink"
          : "flex min-h-11 list-none items-center gap-3 px-4 text-ink-2 text-sm hover:bg-sunken"
      }
    >
      <FoldMark />
      {children}
    </summary>
  );
}

function Part({
  title,
  scopes,
  sign,
  wide,
}: {
  title: string;
  scopes: readonly string[];
  sign: string;
  /** It spans both sides' columns. */
  wide: boolean;
}) {
  if (scopes.length === 0) return null;
  return (
    <div className="min-w-0">
      <h4 className="mb-2 flex items-baseline gap-2 text-ink-2 text-xs">
        <span aria-hidden="true" className="font-mono">
          {sign}
        </span>
        <span className="min-w-0 break-words">{title}</span>
      </h4>
      <Sentences scopes={scopes} wide={wide} />
    </div>
  );
}

function Sentences({ scopes, wide = true }: { scopes: readonly string[]; wide?: boolean }) {
  return (
    <dl className={clsx("grid gap-x-8 gap-y-2", wide && "lg:grid-cols-2")}>
      {scopes.map((scope) => (
        <div key={scope} className="text-sm">
          <dt>
            <ScopeChip scope={scope} />
          </dt>
          <dd className="prose-width text-pretty text-ink-2">{scopeSentence(scope)}</dd>
        </div>
      ))}
    </dl>
  );
}
