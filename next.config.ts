import type { NextConfig } from "next";

const config: NextConfig = {
  // One for each version of the program (src/cli/serving/build.ts); Next's own place is that of development and types.
  distDir: process.env.AYUMI_BUILD_FOLDER ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of everything; a start has no need to do so again.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.build.json" },
  // A refused server action answers 401 or 403, not 200 with an error inside.
  experimental: {
    authInterrupts: true,
    // A file somewhat too large is answered with a sentence; beyond this the form says so before it is sent.
    serverActions: { bodySizeLimit: "4mb" },
  },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@myriaddreamin/typst-ts-node-compiler",
    "@resvg/resvg-js",
    "pino",
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "pg-boss",
  ],
};

export default config;
