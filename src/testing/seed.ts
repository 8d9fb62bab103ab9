// Random tests must be replayable. vite.config.ts chooses one seed for the run and logs it, unless
// FC_SEED names it: `FC_SEED=123 npx vitest run src/engine/laws` repeats run 123.
import fc from "fast-check";

const seed = Number(process.env["FC_SEED"]);
if (!Number.isSafeInteger(seed)) {
  throw new Error(`FC_SEED must be a whole number, not "${process.env["FC_SEED"]}".`);
}

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
