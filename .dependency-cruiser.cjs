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

const SHARED_ROOMS = "ui|links|key|fleet|export";

/** What the browser may run of the contract: no schema, and so no Zod, which weighs more than most pages. */
const CONTRACT_WORDS = "^lib/contract/(errors|help|hole-failure|path-header|security-headers)\\.ts$";

module.exports = {
  forbidden: [
    rule("audit-is-pure", "^lib/audit/", { pathNot: "^lib/audit/" }),
    ...floors(
      "lib/audit",
      ["catalogue"],
      ["fleet"],
      ["effects", "leak"],
      ["findings", "who-can"],
      ["report"],
      ["snapshot"],
      ["review"],
    ),
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
      ["failure"],
      ["store"],
      ["session"],
      ["scan"],
      ["api"],
      ["edge"],
    ),
    rule("sandbox-stands-alone", "^lib/sandbox/", { path: "^(lib/(?!sandbox|audit)|app|components)" }),
    rule("browser-goes-through-the-api", "^(components|lib/queries)/", {
      path: ["^lib/(server|sendgrid|sandbox)/", "^app/", "node_modules/(iron-session|server-only|zod|undici|pg|libsql|kysely)/"],
    }),
    rule("ui-knows-nothing-of-sendgrid", "^components/ui/", { path: "^(lib|app|components/(?!ui/))" }),
    ...floors("components", ["ui"], ["links"], ["key"], ["fleet"], ["export"]),
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
