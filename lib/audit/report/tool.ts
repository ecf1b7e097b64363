/** The tool that made a file or a report. A test keeps the version in step with package.json. */
export const TOOL = { name: "SendGrid Key Audit", version: "0.1.0" };
