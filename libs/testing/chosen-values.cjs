// Properties draw new values at each run. Where FOOTING_TEST_SEED is set they draw the same ones at each: then two runs of
// one commit say the same, and a change is not held up by what it did not touch.
const path = require('node:path');
// By its path, as the name leads here.
const fc = require(path.resolve(__dirname, '../../node_modules/fast-check/lib/cjs/fast-check.js'));

const seed = process.env.FOOTING_TEST_SEED;
if (seed) {
  if (!/^-?\d{1,9}$/.test(seed)) throw new Error('FOOTING_TEST_SEED must be a whole number of at most 9 digits');
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
}
module.exports = fc;
