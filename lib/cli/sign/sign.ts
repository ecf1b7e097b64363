import { sign as signBytes } from "node:crypto";
import { withHiddenNamed } from "@/lib/audit/hidden-characters";
import { command } from "../command";
import { EXIT, Misuse } from "../exit-code";
import { assertWritable, STD_STREAM, writeWhole } from "../output-file";
import { readText } from "../snapshot-file";
import { say, tell } from "../terminal";
import { proofOf } from "../verify/proof";
import { fingerprintOf, privateKeyFrom } from "./ed25519";

export const sign = command(
  {
    name: "sign",
    summary:
      "Signs a snapshot or a review that holds, into a file beside it. The signature proves that the holder of the key signed exactly this text; not when, and not who holds the key.",
    operands: "FILE",
    options: {
      with: { type: "string", value: "KEYFILE", about: "an Ed25519 private key, PEM" },
      out: { type: "string", value: "FILE", about: "the signature, 64 bytes (FILE.sig)" },
      quiet: { type: "boolean", about: "nothing but the exit code" },
    },
    examples: [
      ["openssl genpkey -algorithm ed25519 -out key.pem", "makes a key, to be kept as any secret"],
      ["openssl pkey -in key.pem -pubout -out key.pub.pem", "its public half, to be given out"],
      ["key-audit sign review.json --with key.pem", "writes review.json.sig"],
      [
        "openssl pkeyutl -verify -pubin -inkey key.pub.pem -rawin -in review.json -sigfile review.json.sig",
        "checks it without this tool",
      ],
    ],
  },
  async (values, operands) => {
    const [path, ...rest] = operands;
    if (path === undefined || rest.length > 0) throw new Misuse("sign takes one file.");
    if (values.with === undefined) throw new Misuse("sign needs --with: a private key’s file.");
    const out = values.out ?? `${path}.sig`;
    if (out === STD_STREAM) throw new Misuse("A signature isn’t text: name a file for it.");
    const key = await privateKeyFrom(values.with);
    const content = await readText(path);
    await assertWritable([out], [path, values.with]);
    const { holds, lines } = await proofOf(content);
    if (!holds) {
      for (const line of lines) tell(`key-audit: ${line}`);
      return EXIT.found;
    }
    await writeWhole(out, signBytes(null, Buffer.from(content), key));
    const shown = withHiddenNamed(out);
    if (!values.quiet) await say(`Signed into ${shown}, with the key ${fingerprintOf(key)}\n`);
    return EXIT.clean;
  },
);
