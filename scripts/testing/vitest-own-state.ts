import { vi } from "vitest";

// Test files share their worker's process, which saves starting one for each; what one of them leaves behind in variables or in
// modules is not there for the next.
const kept = globalThis as typeof globalThis & { variablesAtStart?: NodeJS.ProcessEnv };

kept.variablesAtStart ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in kept.variablesAtStart)) delete process.env[name];
Object.assign(process.env, kept.variablesAtStart);
vi.resetModules();
