/** Who may import whom. ARCHITECTURE.md draws the same house in words. */
const rule = (name, from, to) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.tsx?$|/testing/" },
  to,
});

module.exports = {
  forbidden: [
    rule("audit-is-pure", "^lib/audit/", { pathNot: "^lib/audit/" }),
    rule("contract-knows-only-audit", "^lib/contract/", { pathNot: "^lib/(contract|audit)/" }),
    rule("sendgrid-knows-only-audit-and-contract", "^lib/sendgrid/", {
      pathNot: ["^lib/(sendgrid|audit|contract)/", "node_modules/", "^node:", "^(crypto|zlib|stream|buffer|timers)"],
    }),
    rule("sandbox-stands-alone", "^lib/sandbox/", { path: "^(lib/(?!sandbox|audit)|app|components)" }),
    rule("browser-goes-through-the-api", "^(components|lib/queries)/", {
      path: ["^lib/(server|sendgrid|sandbox)/", "^app/", "node_modules/(iron-session|server-only|zod|undici|pg|libsql|kysely)/"],
    }),
    rule("ui-knows-nothing-of-sendgrid", "^components/ui/", { path: "^(lib|app|components/(?!ui/))" }),
    rule("areas-do-not-import-each-other", "^components/([^/]+)/", {
      path: "^components/([^/]+)/",
      pathNot: ["^components/(ui|key)/", "^components/$1/"],
    }),
    rule("pages-do-not-call-upstream", "^app/(?!api/)", { path: "^lib/sendgrid/" }),
    rule("nothing-ships-tests", "^(app|components|lib)/", { path: "^(e2e|bench|scripts)/|/testing/" }),
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  required: [
    {
      name: "server-code-says-so",
      severity: "error",
      module: { path: "^lib/(sendgrid|server)/", pathNot: "\\.test\\.ts$" },
      to: { path: "node_modules/server-only/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
