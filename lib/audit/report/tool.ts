/** What made a file or a report. The version is package.json's; a test holds them together. */
export const TOOL = { name: "SendGrid Key Audit", version: "0.1.0" };
