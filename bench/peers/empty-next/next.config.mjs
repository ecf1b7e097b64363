const root = import.meta.dirname;

export default { poweredByHeader: false, turbopack: { root }, outputFileTracingRoot: root };
