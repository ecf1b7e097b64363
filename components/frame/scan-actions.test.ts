import { expect, test } from "vitest";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { scanActions } from "./scan-actions";
import { type ScanKind, scanState } from "./scan-state";

const idle = scanState(emptyFleet(), { waits: false, lost: false });

test.each<[ScanKind, number, string[]]>([
  ["starting", 0, ["pause", "cancel"]],
  ["reading", 0, ["pause", "cancel"]],
  ["waiting", 2, ["pause", "cancel"]],
  ["paused", 2, ["resume", "cancel"]],
  ["stopped", 0, ["refresh", "retry"]],
  ["lost", 0, ["refresh", "retry"]],
  ["done", 0, ["refresh"]],
  ["done", 2, ["refresh", "retry"]],
])(
  "%s with %i failed: every action is in its place, those that make sense can be asked",
  (kind, failed, can) => {
    const actions = scanActions({ ...idle, kind, failed });
    expect(actions.map(({ place }) => place)).toEqual(["pause", "cancel", "refresh", "retry"]);
    expect(actions.filter(({ isAllowed }) => isAllowed).map(({ action }) => action)).toEqual(can);
  },
);
