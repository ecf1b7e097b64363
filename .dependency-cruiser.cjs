/** Who may import whom. ARCHITECTURE.md draws the same house in words. */
const rule = (name, from, to) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.tsx?$|/testing/" },
  to,
});

/** Rooms from the ground up: none imports one above it. Rooms that share a floor do not import each other. */
const floors = (house, ...levels) =>
  levels.flatMap((rooms, level) =>
    rooms.map((room) => {
      const others = [...rooms.filter((other) => other !== room), ...levels.slice(level + 1).flat()];
      return rule(`${house}/${room}-looks-down`, `^${house}/${room}/`, {
        path: `^${house}/(${others.join("|")})/`,
      });
    }),
  );

const SHARED_ROOMS = "ui|links|key|fleet|export|filters";

/** What the browser may run of the contract: no schema, and so no Zod, which weighs more than most pages. */
const CONTRACT_WORDS = "^lib/contract/(address-kind|errors|help|hole-failure|path-header|security-headers|signed-out)\\.ts$";

module.exports = {
  forbidden: [
    rule("audit-is-pure", "^lib/audit/(?!policy/)", { pathNot: "^lib/audit/" }),
    // A policy is text that people write: to parse it, check it, and match by it in linear time is what these three are for.
    rule("audit-policy-is-pure", "^lib/audit/policy/", {
      pathNot: "^lib/audit/|node_modules/(yaml|zod|re2js)/",
    }),
    // They weigh more than a page: the browser loads them in a worker, once there is a policy.
    rule("policies-are-read-in-workers", "^(components|app/(?!api/))(?!.*-worker\\.ts$)", {
      path: "^lib/audit/policy/(?!outcome-words\\.ts$)",
      dependencyTypesNot: ["type-only"],
    }),
    ...floors(
      "lib/audit",
      ["catalogue"],
      ["fleet"],
      ["effects", "leak", "last-mail"],
      ["findings", "who-can"],
      ["policy"],
      ["report"],
      ["snapshot"],
      ["review", "history"],
    ),
    rule("leak-knows-only-audit", "^lib/leak/", { pathNot: "^lib/(leak|audit)/|node_modules/fflate/" }),
    rule("contract-knows-only-audit", "^lib/contract/", { pathNot: "^lib/(contract|audit)/|node_modules/zod/" }),
    rule("contract-words-know-no-schema", CONTRACT_WORDS, {
      path: ["^lib/contract/", "node_modules/zod/"],
      pathNot: CONTRACT_WORDS,
    }),
    rule("browser-takes-types-of-schemas-alone", "^(components|lib/queries|app/(?!api/))", {
      path: "^lib/contract/",
      pathNot: CONTRACT_WORDS,
      dependencyTypesNot: ["type-only"],
    }),
    rule("sendgrid-knows-only-audit-and-contract", "^lib/sendgrid/", {
      path: "^(lib|app|components)/",
      pathNot: "^lib/((sendgrid|audit|contract)/|process-wide)",
    }),
    ...floors(
      "lib/server",
      ["config"],
      ["process"],
      ["failure", "policy"],
      ["store"],
      ["session"],
      ["scan"],
      ["last-mail", "review"],
      ["api"],
      ["edge"],
    ),
    rule("command-stands-beside-app", "^lib/cli/", {
      path: "^(lib/(?!cli|server|sendgrid|leak|audit|process-wide)|app|components)",
    }),
    rule("nobody-imports-the-command", "^(?!lib/cli/)", { path: "^lib/cli/" }),
    rule("sandbox-stands-alone", "^lib/sandbox/", { path: "^(lib/(?!sandbox|audit)|app|components)" }),
    rule("browser-goes-through-the-api", "^(components|lib/queries)/", {
      path: ["^lib/(server|sendgrid|sandbox)/", "^app/", "node_modules/(iron-session|server-only|zod|undici|pg|libsql|kysely)/"],
    }),
    rule("ui-knows-nothing-of-sendgrid", "^components/ui/", { path: "^(lib|app|components/(?!ui/))" }),
    ...floors("components", ["ui"], ["links"], ["key"], ["fleet"], ["export", "filters"]),
    rule("shared-rooms-know-no-area", `^components/(${SHARED_ROOMS})/`, {
      path: "^components/",
      pathNot: `^components/(${SHARED_ROOMS})/`,
    }),
    rule("areas-do-not-import-each-other", "^components/([^/]+)/", {
      path: "^components/([^/]+)/",
      pathNot: [`^components/(${SHARED_ROOMS})/`, "^components/$1/"],
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
