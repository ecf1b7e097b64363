import { ScopeChip } from "@/components/key/scope-chip";
import { type Query, termsOf } from "@/lib/audit/who-can/query";
import { allScopes } from "./suggestions";

/** The scopes that the question covers: the other half of an answer's proof. A term that matches no scope says so. */
export function AskedScopes({ query, seen }: { query: Query; seen: ReadonlySet<string> }) {
  const all = allScopes(seen);
  const terms = termsOf(query).map((term) => ({ ...term, scopes: all.filter(term.matches) }));
  const empty = terms.filter(({ scopes }) => scopes.length === 0);
  return (
    <>
      {/* Only a scope that was named can be unknown. */}
      {empty.map(({ label, named = label }) => (
        <p key={label} className="mt-3 text-medium text-sm">
          No scope in our catalog or on any key read matches “{named}”. Check the spelling.
        </p>
      ))}
      <details className="mt-3 text-sm">
        <summary className="inline-flex min-h-6 items-center text-ink-2 underline decoration-line underline-offset-4 hover:text-ink">
          What was looked for
        </summary>
        <dl className="mt-2 space-y-3">
          {terms.map(({ label, wanted, scopes }) => (
            <div key={label}>
              <dt className="text-ink-2">
                {wanted ? "Any of these" : "None of these"}, to {label}:
              </dt>
              <dd className="mt-1 flex flex-wrap gap-1.5">
                {scopes.length === 0 && <span className="text-ink-2">none known</span>}
                {scopes.map((scope) => (
                  <ScopeChip key={scope} scope={scope} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
