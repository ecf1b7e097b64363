/** The request header by which proxy.ts gives a page its own path and query, since Next doesn't. */
export const PATH_HEADER = "x-key-audit-path";
