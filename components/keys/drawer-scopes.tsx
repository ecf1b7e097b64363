"use client";
import { Search } from "lucide-react";
import { useState } from "react";
import { RawScopes } from "@/components/key/raw-scopes";
import { ScopeGroups } from "@/components/key/scope-groups";
import { TextField } from "@/components/ui/text-field";
import { scopeSentence } from "@/lib/audit/catalogue/sentence";
import type { Analysis } from "@/lib/audit/effects/analyse";
import { searchText, soughtText } from "@/lib/audit/search-text";

/** A key's scopes by group, with a search through names and descriptions. */
export function DrawerScopes({ analysis }: { analysis: Analysis }) {
  const [text, setText] = useState("");
  const wanted = soughtText(text);
  const { real, pseudo, print } = analysis;
  const found = real.filter((scope) =>
    searchText(`${scope}\n${scopeSentence(scope)}`).includes(wanted),
  );
  return (
    <>
      <TextField
        type="search"
        label="Search its scopes"
        hideLabel
        placeholder={`Search ${real.length} scopes`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        before={<Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />}
      />
      {wanted === "" ? (
        <>
          <ScopeGroups cells={print} pseudo={pseudo} />
          <RawScopes scopes={[...real, ...pseudo]} />
        </>
      ) : (
        <div>
          <p className="mb-2 text-ink-2 text-xs" aria-live="polite">
            {found.length} of {real.length} scopes
          </p>
          <ul className="divide-y divide-line">
            {found.map((scope) => (
              <li key={scope} className="py-2 text-sm">
                <code className="break-words text-xs">
                  <Marked text={scope} part={wanted} />
                </code>
                <p className="text-pretty text-ink-2">
                  <Marked text={scopeSentence(scope)} part={wanted} />
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/**
 * A text with the first match highlighted. Relies on search text keeping every letter's position, as it does for
 * scopes.
 */
function Marked({ text, part }: { text: string; part: string }) {
  const at = searchText(text).indexOf(part);
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-sm bg-accent-soft text-accent-strong">
        {text.slice(at, at + part.length)}
      </mark>
      {text.slice(at + part.length)}
    </>
  );
}
