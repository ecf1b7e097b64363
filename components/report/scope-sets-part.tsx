"use client";
import { KeyPrint } from "@/components/key/key-print";
import { Section } from "@/components/ui/section";
import { effectsSentence } from "@/lib/audit/effects/effects";
import { countOf } from "@/lib/audit/words";
import { familyText, scopeFamilies } from "./compact-scopes";
import { rangesText, type ScopeSet } from "./scope-sets";
import { useGrowing } from "./use-growing";

/** The annex: every scope set in full, once, with its keys. */
export function ScopeSetsPart({ sets }: { sets: readonly ScopeSet[] }) {
  const drawn = useGrowing(sets.length);
  if (sets.length === 0) return null;
  return (
    <Section
      className="report-part"
      title="Annex: scope sets"
      note={`${countOf(sets.length, "set")}. Keys with the same set can do exactly the same; numbered as in the index.`}
    >
      <div className="report-sets">
        {sets.slice(0, drawn).map((set) => (
          <SetBlock key={set.number} set={set} />
        ))}
      </div>
      {drawn < sets.length && (
        <p className="mt-4 text-ink-2 text-sm print:hidden">Writing the rest of the scope sets.</p>
      )}
    </Section>
  );
}

function SetBlock({ set: { number, analysis, places, base } }: { set: ScopeSet }) {
  const { real, unknown, pseudo, classification } = analysis;
  return (
    <section aria-label={`Scope set ${number}`} className="report-block mb-3 text-2xs">
      <h3 className="flex flex-wrap items-center gap-x-3 font-semibold">
        Set {number}: {countOf(real.length, "scope")}
        <KeyPrint cells={analysis.print} className="h-2.5 w-auto" />
      </h3>
      <p>
        {effectsSentence(real)} {classification.label}.{" "}
        <span className="text-ink-2">Keys {rangesText(places)}.</span>
      </p>
      {base === null ? (
        <Scopes words="" scopes={real} />
      ) : (
        <>
          <Scopes words={`Set ${base.number} without: `} scopes={base.without} />
          <Scopes
            words={base.without.length === 0 ? `Set ${base.number} and: ` : "and with: "}
            scopes={base.plus}
          />
        </>
      )}
      {unknown.length > 0 && <Scopes words="Unrecognized: " scopes={unknown} />}
      {pseudo.length > 0 && <Scopes words="Set by SendGrid: " scopes={pseudo} />}
    </section>
  );
}

function Scopes({ words, scopes }: { words: string; scopes: readonly string[] }) {
  if (scopes.length === 0) return null;
  return (
    <p className="break-words">
      {words !== "" && <span className="text-ink-2">{words}</span>}
      <code className="[overflow-wrap:anywhere]">
        {scopeFamilies(scopes).map(familyText).join(" · ")}
      </code>
    </p>
  );
}
