"use client";
import { Search } from "lucide-react";
import {
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { KEY_WAS_CUT, useWithoutKeys } from "@/components/links/use-without-keys";
import { Combobox, type ComboboxHandle } from "@/components/ui/combobox";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Kbd } from "@/components/ui/kbd";
import { parseQuery } from "@/lib/audit/who-can/query";
import { QuestionProblem } from "./question-problem";
import { replaceAt, type Suggestion, suggestionsFor, termAt } from "./suggestions";

const KIND = { verb: "can", pattern: "pattern", scope: "scope" };

/**
 * The question field. It asks while the reader types, as far as the question parses; a problem is shown below, and
 * becomes an error only when the reader leaves it there.
 */
export function QuestionField({
  question,
  seen,
  onAsk,
}: {
  question: string;
  /** Every scope of the keys read. */
  seen: ReadonlySet<string>;
  /** `typing`: the reader is still typing. */
  onAsk: (question: string, typing: boolean) => void;
}) {
  const field = useRef<ComboboxHandle>(null);
  const problemId = useId();
  const [draft, setDraft] = useState(question);
  const [known, setKnown] = useState(question);
  const [caret, setCaret] = useState(question.length);
  // The question came from elsewhere: an example, a link, or the Back button.
  if (known !== question) {
    setKnown(question);
    setDraft(question);
  }
  const asked = useDeferredValue(draft);
  const parsed = useMemo(() => parseQuery(asked), [asked]);
  const term = termAt(asked, caret);
  const options = useMemo(() => suggestionsFor(term.text, seen), [term.text, seen]);
  const begin = useEffectEvent(() => {
    // On a phone, focusing the field would open the keyboard over the answer that was linked to.
    if (question === "" || matchMedia("(pointer: fine)").matches) field.current?.focus();
  });
  useEffect(() => begin(), []);
  useHotkey("/", () => field.current?.focus(), "Ask a question");

  function write(text: string, typing: boolean) {
    setDraft(text);
    if (text === "" || !typing || parseQuery(text).ok) onAsk(text, typing);
  }
  const guarded = useWithoutKeys((text) => write(text, true));
  function replace(place: { from: number; to: number }, value: string) {
    const text = replaceAt(draft, place, value);
    setCaret(text.length);
    write(text, false);
    field.current?.focus();
  }

  return (
    <div>
      <Combobox<Suggestion>
        ref={field}
        label="Who can"
        hideLabel
        large
        text={draft}
        onText={(text, at) => {
          setCaret(at);
          guarded.write(text);
        }}
        options={options}
        optionKey={({ kind, value }) => `${kind} ${value}`}
        renderOption={(option) => <Option option={option} />}
        onChoose={({ value }) => replace(termAt(draft, caret), value)}
        onCommit={() => {
          if (draft !== question) onAsk(draft, false);
        }}
        placeholder="send mail, api_keys.create, suppression.*.delete"
        invalid={!parsed.ok && asked !== "" && asked === question}
        describedBy={problemId}
        before={
          <span className="flex shrink-0 items-center gap-2.5 font-medium text-ink-2">
            <Search aria-hidden="true" className="size-4 text-ink-3" />
            <span aria-hidden="true">Who can</span>
          </span>
        }
        after={<Kbd>/</Kbd>}
      />
      {guarded.wasCut && (
        <p role="status" className="mt-2 text-ink-2 text-sm">
          {KEY_WAS_CUT}
        </p>
      )}
      <QuestionProblem
        id={problemId}
        question={asked}
        parsed={parsed}
        settled={asked === question}
        onReplace={replace}
      />
    </div>
  );
}

function Option({ option: { kind, value, about } }: { option: Suggestion }) {
  return (
    <>
      <span className="w-14 shrink-0 text-ink-3 text-xs">{KIND[kind]}</span>
      {kind === "verb" ? (
        <span className="shrink-0">{value}</span>
      ) : (
        <code className="min-w-0 truncate text-xs">{value}</code>
      )}
      <span className="ml-auto min-w-0 truncate text-ink-3 text-xs">{about}</span>
    </>
  );
}
