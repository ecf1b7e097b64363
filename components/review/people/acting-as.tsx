"use client";
import { type FormEvent, useState } from "react";
import { SafeText } from "@/components/key/safe-text";
import { Button } from "@/components/ui/button";
import { atFirstProblem, takeFocus } from "@/components/ui/take-focus";
import { isNamed } from "@/lib/audit/named";
import { NOBODY, PersonFields } from "./person-fields";
import { type Actor, actAs } from "./use-actor";

/** In whose name decisions and the sign-off are made. The only place that sets it. */
export function ActingAs({ actor: { person, isNamedByProxy } }: { actor: Actor }) {
  // The last button pressed here: whatever replaces it takes the focus.
  const [pressed, setPressed] = useState<"switch" | "continue" | null>(null);
  if (isNamedByProxy) {
    return (
      <p className="mt-4 text-pretty text-sm">
        {person === null ? (
          <>The sign-in in front of this server gave no name, so you can read but not decide.</>
        ) : (
          <>
            You act as <PersonWords of={person} />, as your organization’s sign-in says.
          </>
        )}
      </p>
    );
  }
  if (person === null || pressed === "switch") {
    return (
      <SayWho
        first={person ?? NOBODY}
        takesFocus={pressed === "switch"}
        onSaid={() => setPressed("continue")}
      />
    );
  }
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-3 text-sm">
      <span>
        You act as <PersonWords of={person} />.
      </span>
      <Button
        ref={pressed === "continue" ? takeFocus : undefined}
        size="small"
        onClick={() => setPressed("switch")}
      >
        Switch reviewer
      </Button>
    </p>
  );
}

function SayWho({
  first,
  takesFocus,
  onSaid,
}: {
  first: typeof NOBODY;
  takesFocus: boolean;
  onSaid: () => void;
}) {
  const [person, setPerson] = useState(first);
  const [isUnnamed, setUnnamed] = useState(false);
  function say(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!isNamed(person)) {
      return atFirstProblem(event.currentTarget, () => setUnnamed(true));
    }
    actAs(person);
    onSaid();
  }
  return (
    <form
      noValidate
      onSubmit={say}
      aria-label="Who acts"
      className="mt-4 max-w-160 space-y-4 rounded-lg border border-line bg-surface p-5"
    >
      <h2 className="font-semibold">Continue as</h2>
      <PersonFields
        person={person}
        takesFocus={takesFocus}
        problem={isUnnamed ? "Enter your name." : null}
        onPerson={setPerson}
      />
      <Button type="submit" tone="primary">
        Continue
      </Button>
    </form>
  );
}

/** "Ada, security engineer". */
export function PersonWords({ of: { name, role } }: { of: { name: string; role: string } }) {
  return (
    <>
      <span className="font-medium">
        <SafeText text={name} />
      </span>
      {role !== "" && (
        <>
          , <SafeText text={role} />
        </>
      )}
    </>
  );
}
