import clsx from "clsx";
import { Check } from "lucide-react";
import { REGION_WORD } from "@/components/fleet/region-word";
import { SafeText } from "@/components/key/safe-text";
import { Badge } from "@/components/ui/badge";
import { ACCOUNT_NOUN } from "@/lib/audit/account";
import type { SessionRegion } from "@/lib/contract/answers";
import type { AccountOption } from "./account-options";

const KIND = {
  own: ACCOUNT_NOUN.self,
  every: null,
  subuser: null,
  "account-id": ACCOUNT_NOUN["account-id"],
  typed: "subuser (as typed)",
  customer: "customer account (by ID)",
};

/** One account in the switcher's list. The field keeps the focus; this only highlights the active line. */
export function AccountLine({
  id,
  option,
  note = null,
  region,
  recent,
  here,
  active,
  onChoose,
}: {
  id: string;
  option: AccountOption;
  note?: string | null;
  region: SessionRegion | null;
  recent: boolean;
  here: boolean;
  active: boolean;
  onChoose: () => void;
}) {
  const about = [note, KIND[option.kind], region && REGION_WORD[region], recent && "recent"];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is pointed at, never focused
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
    <div
      id={id}
      role="option"
      aria-selected={active}
      onClick={onChoose}
      className={clsx(
        "flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2.5 py-1 text-sm pointer-coarse:min-h-11",
        active ? "bg-accent-soft" : "hover:bg-sunken",
      )}
    >
      <span className="min-w-0 flex-1 truncate">
        <SafeText text={option.name} />
      </span>
      {option.disabled && <Badge tone="attention">disabled</Badge>}
      <span className="shrink-0 text-ink-2 text-xs">{about.filter(Boolean).join(" · ")}</span>
      <Check
        aria-label={here ? "shown now" : undefined}
        aria-hidden={!here}
        className={clsx("size-4 text-accent", !here && "invisible")}
      />
    </div>
  );
}
