/**
 * Seeded randomness: the same seed, the same test. A failing test prints its seed; `TEST_SEED` sets
 * it.
 */

/** A small seeded generator (mulberry32); not for secrets. */
export interface Random {
  readonly seed: number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  bytes(sizeBytes: number): Buffer
  /** A generator of its own for one of several concurrent clients. */
  fork(): Random
}

/** Makes a generator; without a seed, from `TEST_SEED` or the clock. */
export function seededRandom(seed: number = chosenSeed()): Random {
  const next = mulberry32(seed)
  const int = (min: number, max: number) => min + Math.floor((next() / 2 ** 32) * (max - min + 1))
  return {
    seed,
    int,
    chance: (probability) => next() / 2 ** 32 < probability,
    pick: (list) => list[int(0, list.length - 1)] as (typeof list)[number],
    bytes: (sizeBytes) => randomBytes(next, sizeBytes),
    fork: () => seededRandom(next()),
  }
}

/** A generator for the tests of a `describe`, which prints its seed when one of them fails. */
export function useRandom(): Random {
  const random = seededRandom()
  afterEach(function () {
    if (this.currentTest?.state === 'failed') console.error(`      TEST_SEED=${random.seed}`)
  })
  return random
}

function chosenSeed(): number {
  const given = process.env.TEST_SEED
  return given === undefined ? Date.now() >>> 0 : Number(given) >>> 0
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

function randomBytes(next: () => number, sizeBytes: number): Buffer {
  const words = new Uint32Array(Math.ceil(sizeBytes / 4))
  for (let at = 0; at < words.length; at += 1) words[at] = next()
  return Buffer.from(words.buffer, 0, sizeBytes)
}
