/** The request header by which proxy.ts tells a page its own path and query, which Next does not. */
export const PATH_HEADER = "x-key-audit-path";
