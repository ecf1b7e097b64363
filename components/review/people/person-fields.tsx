"use client";
import { takeFocus } from "@/components/ui/take-focus";
import { TextField } from "@/components/ui/text-field";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import type { Person } from "@/lib/audit/review/review";

export const NOBODY: Person = { name: "", role: "", relation: "" };

/** A person's name and role, as they enter them. */
export function PersonFields({
  person,
  problem = null,
  takesFocus = false,
  onPerson,
}: {
  person: Person;
  /** What is wrong with the name. */
  problem?: string | null;
  /** They replace the button that was just pressed. */
  takesFocus?: boolean;
  onPerson: (person: Person) => void;
}) {
  const field = (name: "name" | "role" | "relation") => ({
    value: person[name],
    onChange: (event: { target: { value: string } }) =>
      onPerson({ ...person, [name]: withoutSecrets(event.target.value) }),
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        ref={takesFocus ? takeFocus : undefined}
        label="Your name"
        required
        problem={problem}
        {...field("name")}
      />
      <TextField label="Your role" placeholder="Security engineer" {...field("role")} />
      <TextField
        label="Your relationship to these keys"
        placeholder="I neither created nor use any"
        className="sm:col-span-2"
        {...field("relation")}
      />
    </div>
  );
}
