import { config } from "zod/v4/core";

// zod would compile validators with `new Function`, which the page's policy forbids.
config({ jitless: true });
