import type { FleetKey } from "@/lib/audit/fleet/fleet";
import type { WhoCan } from "@/lib/audit/who-can/who-can";

/**
 * An answer for export: every key it mentions, those that can first, with what it says about each. Keys that cannot are
 * left out, as on the page; unread keys never are.
 */
export function exportedAnswer({ direct, indirect, unread }: WhoCan) {
  const lines: [FleetKey, string][] = [
    ...direct.map(({ key, matched }): [FleetKey, string] => [
      key,
      matched.length === 0 ? "can, by what it lacks" : `can: ${matched.join(" ")}`,
    ]),
    ...indirect.map(({ key, way }): [FleetKey, string] => [
      key,
      `could gain this ability (${way.basis}): ${way.sentence}`,
    ]),
    ...unread.map((key): [FleetKey, string] => [key, "not known: its scopes are not read"]),
  ];
  return { shown: lines.map(([key]) => key), answers: lines.map(([, words]) => words) };
}
