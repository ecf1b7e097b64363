"use client";
import { FileSearch } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FileButton, useDrop } from "@/components/ui/file-drop";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { maskedIds } from "./read-leak";
import type { useLeak } from "./use-leak";

/** The length of the shortest text worth an answer while typing: an ID. */
const ID_LENGTH = 22;

/**
 * Takes what leaked: pasted, dropped, picked or typed. Pasted and dropped text is read from the event and never enters
 * the field; typed text loses a secret at its first character. The value is in no state and no form.
 */
export function LeakField({
  leak: { known, readText, readName, readFiles, clear },
  isSignedOut,
  children,
}: {
  leak: ReturnType<typeof useLeak>;
  /** Key names are unknown when signed out. */
  isSignedOut: boolean;
  children: ReactNode;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  useDrop((event) => {
    if (event.dataTransfer !== null) take(event, event.dataTransfer);
  });

  function show(text: string) {
    if (field.current !== null) field.current.value = text;
  }
  function take(event: { preventDefault: () => void }, data: DataTransfer) {
    event.preventDefault();
    const files = [...data.files];
    show("");
    if (files.length > 0) readFiles(files);
    else show(maskedIds(readText(data.getData("text"))?.ids.keys() ?? []));
  }
  // Read before masking: dictation and phone clipboards insert whole keys without a paste event.
  function onTyped(typed: string) {
    if (typed.trim().length < ID_LENGTH) {
      readName(typed);
      return;
    }
    const leak = readText(typed);
    if (leak === null || (leak.basis === "key" && leak.ids.size > 0)) {
      show(maskedIds(leak?.ids.keys() ?? []));
      return;
    }
    const masked = withoutSecrets(typed);
    if (masked !== typed) show(masked);
  }

  const onMoreKnown = useEffectEvent(() => {
    const typed = field.current?.value ?? "";
    if (typed !== "" && !typed.includes("SG.")) onTyped(typed);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when more keys are read, and only then
  useEffect(() => onMoreKnown(), [known]);

  return (
    <>
      <label htmlFor="leaked-text" className="mb-1.5 block font-medium text-sm">
        {isSignedOut ? "A key, a log, or a key’s ID" : "A key, a log, or a key’s ID or name"}
      </label>
      <textarea
        ref={field}
        id="leaked-text"
        rows={3}
        spellCheck={false}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        data-gramm="false"
        placeholder="Paste or drop it here"
        aria-describedby="leaked-promise"
        onPaste={(event) => take(event, event.clipboardData)}
        onInput={(event) => onTyped(event.currentTarget.value)}
        className="block w-full resize-none rounded-md border border-edge bg-surface px-3 py-2 font-mono text-sm placeholder:font-sans placeholder:text-ink-3 focus-visible:outline-offset-1 pointer-coarse:text-base"
      />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <FileButton
          icon={FileSearch}
          label="Choose files"
          isMultiple
          onFiles={(files) => {
            show("");
            readFiles(files);
          }}
        />
        <Button
          tone="quiet"
          onClick={() => {
            show("");
            clear();
            field.current?.focus();
          }}
        >
          Clear
        </Button>
      </div>
      <p id="leaked-promise" className="mt-3 text-ink-2 text-sm">
        Checked in your browser. Nothing you paste is sent or saved, and the secret is discarded at
        once. Files can be any size, and zip, tar, gzip and zlib are opened, nested ones too. Keys
        are found whole, wrapped, escaped, in base64 or in hex
        {isSignedOut
          ? ". To find a key by its name, sign in first."
          : "; in text, also by the ID of a key that was read."}
      </p>
      {children}
    </>
  );
}
