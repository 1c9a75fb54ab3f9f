/** The half of `check` that looks at blobs: who names them, and whether their chunks are there. */
import { chunkName, type Engine } from '../engine/engine.ts'
import { idBytes } from './keys.ts'
import { decodeBlob } from './records.ts'
import { scan } from './scan.ts'

/** Compares references with what bodies claim, and blobs with the chunks that are kept. */
export async function checkBlobs(
  engine: Engine,
  claimed: ReadonlySet<string>,
  { scrub }: { readonly scrub: boolean },
): Promise<{ problems: string[]; chunks: number }> {
  const { records } = engine
  const problems: string[] = []
  const named = new Set<string>()
  const found = new Set<string>()
  for await (const { key } of scan(records, 'R')) {
    const reference = key.toString('hex')
    found.add(reference)
    named.add(key.toString('hex', 1, 1 + idBytes))
    if (!claimed.has(reference)) problems.push(`reference ${reference} is claimed by no body`)
  }
  for (const reference of claimed) {
    if (!found.has(reference)) problems.push(`reference ${reference} is missing`)
  }
  const kept = await keptChunks(engine)
  let chunks = 0
  for await (const { key, value } of scan(records, 'K')) {
    const blob = key.toString('hex', 1)
    if (!named.has(blob)) problems.push(`blob ${blob} is named by nobody`)
    for (const id of decodeBlob(value).chunks) {
      chunks++
      const problem = await checkChunk(engine, { id, kept, scrub })
      if (problem) problems.push(`blob ${blob}: ${problem}`)
    }
  }
  return { problems, chunks }
}

async function keptChunks(engine: Engine): Promise<Map<string, number>> {
  const kept = new Map<string, number>()
  for await (const batch of engine.upkeep.chunkIds()) {
    for (const id of batch) kept.set(chunkName(id), 0)
  }
  return kept
}

async function checkChunk(
  engine: Engine,
  { id, kept, scrub }: { id: Buffer; kept: Map<string, number>; scrub: boolean },
): Promise<string | undefined> {
  const names = kept.get(chunkName(id))
  if (names === undefined) return `chunk ${id.toString('hex')} is missing`
  if (names > 0) return `chunk ${id.toString('hex')} is named by another blob too`
  kept.set(chunkName(id), names + 1)
  if (!scrub) return undefined
  try {
    await engine.chunks.get(id)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
