import { TOOL } from "@/lib/audit/report/tool";
import { compareSnapshots } from "@/lib/audit/snapshot/changes";
import { changesCsv, changesJson } from "@/lib/audit/snapshot/changes-export";
import { factsOf } from "@/lib/audit/snapshot/facts";
import { historyOf } from "@/lib/audit/snapshot/key-history";
import { command } from "../command";
import { EXIT, Misuse } from "../exit-code";
import { interruptible } from "../interrupt";
import { assertWritable, STD_STREAM, writeWhole } from "../output-file";
import { READING_OPTIONS, regionOf, targetOf } from "../scan/options";
import { snapshotFrom } from "../snapshot-file";
import { isStored, storedSnapshots } from "../store/stored-snapshot";
import { paintFor, say, tell } from "../terminal";
import { changesTable } from "./changes-table";

const NOT_COMPARABLE = {
  targets: "These are from different accounts, so they can’t be compared.",
  parents:
    "These are from different parents, whose accounts may share names, so they can’t be compared.",
};

export const diff = command(
  {
    name: "diff",
    summary:
      "Says what changed between two snapshots, or days of the store’s history (stored:DATE).",
    operands: "OLD NEW",
    options: {
      json: { type: "string", value: "FILE", about: "every key that changed, for another program" },
      csv: { type: "string", value: "FILE", about: "a row for each key that changed" },
      ...READING_OPTIONS,
    },
    examples: [
      ["key-audit diff monday.json friday.json", "exit 1 where something changed"],
      [
        "key-audit diff stored:2026-11-01 today.json",
        "what the store has of that day; takes the key",
      ],
      ["key-audit diff --json - old.json new.json | jq .sentence", "JSON on standard output"],
    ],
  },
  async (values, operands) => {
    const [older, newer, ...rest] = operands;
    if (older === undefined || newer === undefined || rest.length > 0) {
      throw new Misuse("diff takes two snapshots: the older and the newer.");
    }
    const files = [values.json, values.csv].filter((path) => path !== undefined);
    const held = operands.filter((each) => !isStored(each));
    await assertWritable(files, held);
    // Oldest first, whatever order the user named them in: time runs one way.
    const reading = { target: targetOf(values.account), region: regionOf(values.region) };
    const { signal } = interruptible();
    const stored = await storedSnapshots(operands.filter(isStored), reading, signal);
    const facts = factsOf([...stored, ...(await Promise.all(held.map(snapshotFrom)))]);
    const [before, after] = facts;
    if (before === undefined || after === undefined) throw new Misuse("Both are the same scan.");
    const comparison = compareSnapshots(before, after);
    if (!comparison.ok) throw new Misuse(NOT_COMPARABLE[comparison.why]);
    const { changes } = comparison;
    const shown = changes.keys
      .filter(({ kinds }) => kinds.length > 0)
      .map((change) => ({ change, history: historyOf(facts, change) }));
    const content = { tool: TOOL, changes, shown };
    if (values.json !== undefined) await writeWhole(values.json, changesJson(content));
    if (values.csv !== undefined) await writeWhole(values.csv, changesCsv(content));
    if (!values.quiet && !files.includes(STD_STREAM)) {
      await say(changesTable(content, paintFor(process.stdout)));
    }
    // Scopes that only one of the two has are not a change, but leave the question open.
    const isOpen = (kind: string) => kind.startsWith("scopes-");
    if (shown.some(({ change }) => !change.kinds.every(isOpen))) return EXIT.found;
    const isWhole =
      shown.length === 0 &&
      changes.accounts.every(({ kind }) => kind === "appeared" || kind === "gone");
    if (isWhole || values["allow-incomplete"]) return EXIT.clean;
    tell("key-audit: not everything was read both times. --allow-incomplete accepts that.");
    return EXIT.unread;
  },
);
