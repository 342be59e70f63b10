// The CLI would otherwise try to download its engine at every call, which a closed municipal network refuses.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

import { defineConfig } from "prisma-cli/config";

export default defineConfig({ schema: "prisma/schema.prisma" });
