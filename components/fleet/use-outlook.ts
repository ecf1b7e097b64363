"use client";
import { useMemo, useState } from "react";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { type Outlook, outlookOf, risen, type Shown } from "./outlook";

/** The outlook of a scan for display: its `share` never falls while one scan runs. */
export function useOutlook(fleet: Fleet): Outlook {
  const outlook = useMemo(() => outlookOf(fleet), [fleet]);
  const [before, setBefore] = useState<Shown>({ target: null, share: 0 });
  const shown = risen(before, fleet, outlook.share);
  if (shown.target !== before.target || shown.share !== before.share) setBefore(shown);
  return { ...outlook, share: shown.share };
}
