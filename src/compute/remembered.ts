/** What records said once, for who asks the same of them many times in one go. */
import type { ComputeEntities } from './entities.ts'
import type { ComputeReader } from './records.ts'

type Kind = keyof ComputeEntities

/** The same records, each kind and entity read once: for one look at them, not to be kept. */
export function remembered(records: ComputeReader): ComputeReader {
  const kinds = new Map<Kind, Promise<unknown>>()
  const entities = new Map<string, Promise<unknown>>()
  return {
    all<K extends Kind>(kind: K) {
      return once(kinds, kind, () => records.all(kind)) as Promise<ComputeEntities[K][]>
    },
    get<K extends Kind>(kind: K, name: string) {
      const found = once(entities, `${kind} ${name}`, () => records.get(kind, name))
      return found as Promise<ComputeEntities[K] | undefined>
    },
    derived: (_name, make) => make(),
    record: (key) => records.record(key),
  }
}

function once<K>(
  known: Map<K, Promise<unknown>>,
  key: K,
  read: () => Promise<unknown>,
): Promise<unknown> {
  const found = known.get(key) ?? read()
  known.set(key, found)
  return found
}
