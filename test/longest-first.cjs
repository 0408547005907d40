const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * What drives a browser or goes through every route takes minutes, and is written in few lines: it begins first, so that
 * nobody waits for it alone at the end. A machine that has run the tests before knows better, by how long each took.
 */
const kinds = ['/test/journeys/', '/test/security/', '/test/audit/', '/test/'];
/** Within the journeys, the longest. */
const longest = ['every-page.spec', 'every-page-of-others', 'by-e-mail', 'kill'];

const rank = (places, file) => {
  const at = places.findIndex((place) => file.includes(place));
  return at < 0 ? places.length : at;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const known = super.sort(tests);
    return [...known].sort(
      (a, b) =>
        (b.duration ?? 0) - (a.duration ?? 0) ||
        rank(kinds, a.path) - rank(kinds, b.path) ||
        rank(longest, a.path) - rank(longest, b.path),
    );
  }
};
