import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n.ts",
  // Messages are parsed when the portal is built, not at every request.
  experimental: {
    messages: { path: ["./messages/id", "./messages/en"], locales: ["id", "en"], format: "json", precompile: true },
  },
});

const config: NextConfig = {
  // Journeys, benches and a developer's own server build side by side, each into its own folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // `npm test` runs the compiler over the whole tree, not only the pages.
  serverExternalPackages: [
    "@node-rs/argon2",
    "bwip-js",
    "fontkit",
    "pdfkit",
    "sharp",
    "graphile-worker",
    "postgres",
    "pino",
  ],
  // Browsers ask for this one by habit, before they have read that a page has another.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  // An unknown address has a page of its own (app/global-not-found.tsx); in app/not-found.tsx it would travel with every page.
  experimental: { serverActions: { bodySizeLimit: "6mb" }, globalNotFound: true },
};

export default withNextIntl(config);
