import { join } from "node:path";

// It lives in this project's folder, so that it is built with this project's own Next.
const root = join(import.meta.dirname, "../../..");

export default { poweredByHeader: false, turbopack: { root }, outputFileTracingRoot: root };
