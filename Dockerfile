# What it copies and runs is tested by e2e/api/standalone.spec.ts.
# Pinned by tag, and kept up by Dependabot. Where your registry can tell you its digest, pin that.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
# No package of ours needs a script to run when it is installed, and a stranger's should not.
RUN npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY . .
# The empty folder is there since Next asks for it when an image is asked for, and could not make it in a read-only place.
RUN node scripts/cli.mjs && NODE_ENV=production node_modules/.bin/next build \
  && rm .next/standalone/server.js && mkdir -p .next/standalone/.next/cache/images

FROM node:24.21.0-bookworm-slim
WORKDIR /app
# Off loopback the app starts only with a SESSION_PASSWORD, and with an APP_ORIGIN that is https.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node -m 0700 /data
# Owned by root: the user that serves these files cannot change them.
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/public ./public
COPY --from=build /app/server.mjs ./server.mjs
# The command, for nightly jobs: `key-audit scan` in place of the server. It finds the store's binary beside the server's.
COPY --from=build /app/dist ./dist
RUN ln -s /app/dist/key-audit.mjs /usr/local/bin/key-audit
USER node
# The only folder that is written to, and only without a DATABASE_URL.
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.mjs"]
