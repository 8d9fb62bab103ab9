import { config } from "zod";

// zod tries `new Function` once to see whether it may compile schemas. Our content security policy
// forbids that, rightly, and the browser would write an error into every console.
config({ jitless: true });
