import { describe, expect, it } from "vitest";
import { ocsfFinding } from "../testing/ocsf-schema";
import { anyReport } from "../testing/reports";
import { reportOcsf } from "./ocsf";

const lines = reportOcsf(anyReport({ hasPolicy: true }))
  .trimEnd()
  .split("\n")
  .map((line) => ocsfFinding.parse(JSON.parse(line)));
const of = (uid: string) => lines.find(({ finding_info }) => finding_info.uid === uid);

const event = {
  activity_id: 1,
  category_uid: 2,
  class_uid: 2003,
  type_uid: 200_301,
  time: Date.UTC(2026, 10, 27),
  status_id: 1,
  metadata: {
    version: "1.3.0",
    product: { name: "Tool", vendor_name: "Tool", version: "1" },
  },
};
const standards = ["SendGrid Key Audit rules"];

describe("the lines of OCSF", () => {
  it("are one for each finding, and for each account and key that was not read", () => {
    expect(lines.map((one) => [one.finding_info.uid, one.severity_id, one.status_id])).toEqual([
      ["disabled-subuser-with-keys:subuser:x", 3, 1],
      ["policy:no-minting:self:k1", 5, 3],
      ["mints-keys:self:k1", 4, 3],
      ["reaches-subusers:self:k1", 4, 1],
      ["old-key:self:k1", 2, 1],
      ["void-waiver:self:k2", 3, 1],
      ["old-key:self:k2", 2, 1],
      ["policy:no-minting:subuser:x:k4", 5, 1],
      ["mints-keys:subuser:x:k4", 4, 1],
      ["no-name:subuser:x:k4", 2, 1],
      ["not-read:account-id::", 0, 1],
      ["not-read:subuser:y:", 0, 1],
      ["not-read:self:k3", 0, 1],
      ["not-read:subuser:z:k5", 0, 1],
    ]);
  });

  it("tell of a finding its rule, what shows it, what to do, and whose key it is", () => {
    const title = "Can create or change API keys";
    expect(of("mints-keys:subuser:x:k4")).toEqual({
      ...event,
      severity_id: 4,
      finding_info: { uid: "mints-keys:subuser:x:k4", title, desc: title, types: ["mints-keys"] },
      compliance: { control: "mints-keys", standards, status_id: 3, status: "Fail" },
      remediation: { desc: expect.stringMatching(/^Limit this .*\. Remove .*\.$/) },
      resources: [
        {
          type: "SendGrid API key",
          uid: "subuser:x/k4",
          name: "",
          owner: { name: "x", uid: "subuser:x" },
        },
      ],
      unmapped: { scopes: ["api_keys.create"] },
    });
    const account = of("disabled-subuser-with-keys:subuser:x");
    expect(account?.finding_info.desc).toBe("A disabled subuser still has API keys: 1 key");
    expect(account?.resources).toEqual([{ type: "SendGrid account", uid: "subuser:x", name: "x" }]);
    expect(account).not.toHaveProperty("unmapped");
  });

  it("have what is waived as suppressed, with who says so", () => {
    expect(of("policy:no-minting:self:k1")?.comment).toBe(
      "Waived by ops@x.org, approved by sec@x.org, through 2026-12-31 UTC (SEC-1): Until SEC-1",
    );
  });

  it("warn of what was not read, and why", () => {
    expect(of("not-read:self:k3")).toEqual({
      ...event,
      severity_id: 0,
      finding_info: {
        uid: "not-read:self:k3",
        title: "Could not be read",
        desc: "Failed.",
        types: ["not-read"],
      },
      compliance: { control: "not-read", standards, status_id: 2, status: "Warning" },
      resources: [
        {
          type: "SendGrid API key",
          uid: "self/k3",
          name: "dark",
          owner: { name: "acme", uid: "self" },
        },
      ],
    });
    const lost = of("not-read:subuser:z:k5");
    expect(lost?.finding_info.desc).toBe("The scan ended before reading it.");
    expect(lost?.resources[0]?.owner?.name).toBe("subuser:z");
    expect(of("not-read:subuser:y:")?.resources).toEqual([
      { type: "SendGrid account", uid: "subuser:y", name: "subuser:y" },
    ]);
  });
});
