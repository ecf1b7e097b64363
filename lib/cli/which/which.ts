import { failureOf } from "@/lib/server/failure/failure-of";
import { readApiKey } from "../api-key";
import { command } from "../command";
import { EXIT, Misuse } from "../exit-code";
import { interruptible } from "../interrupt";
import { assertWritable, STD_STREAM, writeWhole } from "../output-file";
import { gather } from "../scan/gather";
import { READING_OPTIONS, regionOf, targetOf } from "../scan/options";
import { snapshotFleet } from "../snapshot-file";
import { say, tell } from "../terminal";
import { answerOf, whichJson, whichText } from "./answer";
import { search } from "./search";

export const which = command(
  {
    name: "which",
    summary: "Looks for keys in files and says which of the account’s they are. Shows no secret.",
    operands: "PATH…",
    options: {
      ...READING_OPTIONS,
      snapshot: {
        type: "string",
        value: "FILE",
        about: "compare with a snapshot, and ask SendGrid nothing",
      },
      json: { type: "string", value: "FILE", about: "the answer for another program" },
    },
    examples: [
      ["key-audit which .env backups/", "files and folders; zip, tar, gzip and UTF-16 too"],
      ["git log -p | key-audit which -", "standard input"],
      ["key-audit which --snapshot today.json --json - dump.sql", "offline"],
    ],
  },
  async (values, paths) => {
    if (paths.length === 0) throw new Misuse("which takes the files or folders to search.");
    const [target, region] = [targetOf(values.account), regionOf(values.region)];
    if (values.json !== undefined) await assertWritable([values.json], paths);
    const read = await fleetReader(values.snapshot, paths.includes(STD_STREAM));
    const { signal, exitCode } = interruptible();
    const searched = await search(paths, signal);
    // Without a key there is no owner to look for.
    const isAsked = searched.ids.size > 0 && !signal.aborted;
    const answer = answerOf(searched, isAsked ? await read({ target, region }, signal) : null);
    if (values.json !== undefined) await writeWhole(values.json, whichJson(answer));
    if (values.json !== STD_STREAM && !values.quiet) await say(whichText(answer));
    if (signal.aborted) {
      tell("key-audit: incomplete: Interrupted.");
      return exitCode();
    }
    if (answer.found.length > 0) return EXIT.found;
    const isListed = answer.fleet !== null && answer.unlisted.length === 0;
    const isOpen = (answer.notFound.length > 0 && !isListed) || searched.unread.length > 0;
    if (!isOpen || values["allow-incomplete"]) return EXIT.clean;
    tell("key-audit: not everything could be looked into. --allow-incomplete accepts that.");
    return EXIT.unread;
  },
);

type Wanted = Pick<Parameters<typeof gather>[0], "target" | "region">;

/** Whose keys there are: from a file, or from SendGrid's lists on demand. It reads the key before the files. */
async function fleetReader(snapshot: string | undefined, isInputTaken: boolean) {
  if (snapshot !== undefined) {
    const fleet = await snapshotFleet(snapshot);
    return async () => fleet;
  }
  const apiKey = await readApiKey(isInputTaken);
  return async (wanted: Wanted, signal: AbortSignal) => {
    const names = { ...apiKey, ...wanted, namesAlone: true };
    // The user learns of the keys found, whether or not SendGrid can be asked about their owner.
    return gather(names, signal, () => {}).then(
      ({ fleet }) => fleet,
      (error: unknown) => {
        tell(`key-audit: ${failureOf(error).message}`);
        return null;
      },
    );
  };
}
