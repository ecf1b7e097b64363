import { verify as verifyBytes } from "node:crypto";
import { command } from "../command";
import { EXIT, Misuse } from "../exit-code";
import { fingerprintOf, publicKeyFrom, readSmall } from "../sign/ed25519";
import { readText } from "../snapshot-file";
import { say } from "../terminal";
import { proofOf } from "./proof";

export const verify = command(
  {
    name: "verify",
    summary:
      "Checks a snapshot or a review, offline: whether anything was changed since its last hash was noted. Whoever can change a file can work out its hashes anew, so compare that hash with one that was noted elsewhere, or check a signature.",
    operands: "FILE",
    options: {
      signature: { type: "string", value: "SIG", about: "checks the signature of key-audit sign" },
      "public-key": { type: "string", value: "PUB", about: "of whom it is to be, Ed25519, PEM" },
      quiet: { type: "boolean", about: "nothing but the exit code" },
    },
    examples: [
      ["key-audit verify review.json", "exit 1 where it does not hold, with what does not"],
      [
        "key-audit verify review.json --signature review.json.sig --public-key ann.pub.pem",
        "and that Ann’s key signed it",
      ],
      ["key-audit verify --quiet snapshot.json && echo untouched", "in a script"],
    ],
  },
  async ({ signature, quiet, ...values }, operands) => {
    const [path, ...rest] = operands;
    if (path === undefined || rest.length > 0) throw new Misuse("verify takes one file.");
    const publicKey = values["public-key"];
    if ((signature === undefined) !== (publicKey === undefined)) {
      throw new Misuse("--signature and --public-key go together.");
    }
    const content = await readText(path);
    const { holds, lines } = await proofOf(content);
    const signed =
      signature === undefined || publicKey === undefined
        ? null
        : await signedBy(content, { signature, publicKey });
    const said = signed === null ? lines : [...lines, signed.line];
    if (!quiet) await say(`${said.join("\n")}\n`);
    return holds && signed?.holds !== false ? EXIT.clean : EXIT.found;
  },
);

/** Proves what a hash can't: anybody who changes a file can compute new hashes, but not another person's signature. */
async function signedBy(content: string, files: { signature: string; publicKey: string }) {
  const key = await publicKeyFrom(files.publicKey);
  const holds = verifyBytes(null, Buffer.from(content), key, await readSmall(files.signature));
  const line = holds
    ? `Signed with the key ${fingerprintOf(key)}. When, and by whom, it does not say.`
    : "Does not hold: the signature is of another file, or made with another key.";
  return { holds, line };
}
