/**
 * Seeded randomness: the same seed, the same test. A failing test prints its seed; `TEST_SEED` sets
 * it.
 */
/** Makes a generator; without a seed, from `TEST_SEED` or the clock. */
export function seededRandom(seed = chosenSeed()) {
    const next = mulberry32(seed);
    const int = (min, max) => min + Math.floor((next() / 2 ** 32) * (max - min + 1));
    return {
        seed,
        int,
        chance: (probability) => next() / 2 ** 32 < probability,
        pick: (list) => list[int(0, list.length - 1)],
        bytes: (sizeBytes) => randomBytes(next, sizeBytes),
        fork: () => seededRandom(next()),
    };
}
/** A generator for the tests of a `describe`, which prints its seed when one of them fails. */
export function useRandom() {
    const random = seededRandom();
    afterEach(function () {
        if (this.currentTest?.state === 'failed')
            console.error(`      TEST_SEED=${random.seed}`);
    });
    return random;
}
function chosenSeed() {
    const given = process.env.TEST_SEED;
    return given === undefined ? Date.now() >>> 0 : Number(given) >>> 0;
}
function mulberry32(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return (mixed ^ (mixed >>> 14)) >>> 0;
    };
}
function randomBytes(next, sizeBytes) {
    const words = new Uint32Array(Math.ceil(sizeBytes / 4));
    for (let at = 0; at < words.length; at += 1)
        words[at] = next();
    return Buffer.from(words.buffer, 0, sizeBytes);
}
