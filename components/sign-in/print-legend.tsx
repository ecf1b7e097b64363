import { KeyPrint } from "@/components/key/key-print";
import { CATALOGUE } from "@/lib/audit/catalogue/catalogue";
import { keyPrint, UNREAD_PRINT } from "@/lib/audit/catalogue/print";

const every = CATALOGUE.filter((entry) => entry.kind !== "docs_only").map((entry) => entry.scope);

/** Real scope sets, drawn by the same code as the reader's own keys. */
const SPECIMENS = [
  { name: "Full Access", print: keyPrint(every) },
  { name: "Reads everything", print: keyPrint(every.filter((scope) => scope.endsWith(".read"))) },
  {
    name: "Sends mail",
    print: keyPrint(every.filter((scope) => /^(?:mail\.|user\.scheduled_sends)/.test(scope))),
  },
  { name: "Billing", print: keyPrint(every.filter((scope) => scope.startsWith("billing."))) },
  { name: "Could not be read", print: UNREAD_PRINT },
];

/** Explains prints to a reader who sees one for the first time. */
export function PrintLegend() {
  return (
    <figure>
      <ul className="space-y-4">
        {SPECIMENS.map(({ name, print }) => (
          <li key={name} className="flex items-center gap-6">
            <KeyPrint cells={print} />
            <span className="text-ink-2 text-sm">{name}</span>
          </li>
        ))}
      </ul>
      <figcaption className="mt-8 max-w-[46ch] text-pretty text-ink-2 text-sm">
        Every key is drawn as a print: one cell for each group of scopes, always in the same place.
        Low is no access, half is read, full is write, a notch is some but not all, and hatched is
        unknown.
      </figcaption>
    </figure>
  );
}
