"use client";
import { type FormEvent, useState } from "react";
import { SafeText } from "@/components/key/safe-text";
import { Button } from "@/components/ui/button";
import { type Person, personOf } from "@/lib/audit/review/review";
import { isNamed } from "@/lib/audit/review/rules";
import { NOBODY, PersonFields } from "./person-fields";
import { holdReviewer } from "./use-draft";

/** In whose name decisions are made from now on. Asked anew when a file is opened: it may be another person's turn. */
export function WhoReviews({ reviewer }: { reviewer: Person | null }) {
  const [isChanging, setChanging] = useState(false);
  const [person, setPerson] = useState(reviewer ?? NOBODY);
  const [isUnnamed, setUnnamed] = useState(false);
  if (reviewer !== null && !isChanging) {
    return (
      <p className="mt-4 flex flex-wrap items-center gap-x-3 text-sm">
        <span>
          You decide as{" "}
          <span className="font-medium">
            <SafeText text={reviewer.name} />
          </span>
          {reviewer.role !== "" && (
            <>
              , <SafeText text={reviewer.role} />
            </>
          )}
          .
        </span>
        <Button
          size="small"
          onClick={() => setChanging(true)}
          data-command="Decide as somebody else"
        >
          Somebody else
        </Button>
      </p>
    );
  }
  async function say(event: FormEvent) {
    event.preventDefault();
    if (!isNamed(person)) return setUnnamed(true);
    setChanging(false);
    await holdReviewer(personOf(person));
  }
  return (
    <form
      noValidate
      onSubmit={(event) => void say(event)}
      aria-label="Who decides"
      className="mt-4 max-w-160 space-y-4 rounded-lg border border-line bg-surface p-5"
    >
      <h2 className="font-semibold">Who decides from here on?</h2>
      <PersonFields
        person={person}
        problem={isUnnamed ? "Somebody decides: say your name." : null}
        onPerson={setPerson}
      />
      <Button type="submit" tone="primary">
        Go on
      </Button>
    </form>
  );
}
