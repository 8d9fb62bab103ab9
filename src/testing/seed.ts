// Random tests must be replayable: the seed of each run is chosen here, logged, and taken back
// from FC_SEED. `FC_SEED=123 npx vitest run src/engine/split.test.ts` repeats run 123.
import fc from 'fast-check';

const given = process.env['FC_SEED'];
const seed = given === undefined || given === '' ? Date.now() % 0x7fffffff : Number(given);
if (!Number.isInteger(seed)) throw new Error(`FC_SEED must be a whole number, not "${given}".`);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
