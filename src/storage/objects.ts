/** Objects: put, find, read, remove. Copies and appends are in `copies.ts`. */
import type { Transaction } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import { append } from './append.ts'
import { discard, keep, placeOf, type Received, receive, release } from './blobs.ts'
import { conditionRefusal } from './conditions.ts'
import { type Context, changeTime, newId } from './context.ts'
import { copy, rename } from './copies.ts'
import { objectKey } from './keys.ts'
import { listObjects } from './listing.ts'
import type { Bucket, IncomingBody, ObjectVersion, WriteConditions } from './model.ts'
import { read } from './reading.ts'
import { encodeObject, type ObjectRecord } from './records.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { NewObject, Objects } from './storage.ts'
import { charge, quotaRefusal } from './usage.ts'
import { findVersion, objectFound, objectReads, replace, versionOf } from './versions.ts'

export function objects(context: Context): Objects {
  return {
    put: (bucket, object, body) => put(context, { bucket, object, body }),
    append: (bucket, object, body) => append(context, { bucket, object, body }),
    find: (bucket, key) => findVersion(context, bucket, key),
    read: (version, range) => read(context, version, range),
    copy: (source, bucket, object) => copy(context, { source, bucket, object }),
    rename: (bucket, names, conditions) => rename(context, { bucket, names, conditions }),
    remove: (bucket, key, conditions) => remove(context, { bucket, key, conditions }),
    removeMany: (bucket, keys) =>
      Promise.all(keys.map(({ key, conditions }) => remove(context, { bucket, key, conditions }))),
    list: (bucket, query) => listObjects(context, bucket, query),
  }
}

interface PutArgs {
  readonly bucket: Bucket
  readonly object: NewObject
  readonly received: Received
  readonly record: ObjectRecord
  readonly now: number
}

async function put(
  context: Context,
  { bucket, object, body }: { bucket: Bucket; object: NewObject; body: IncomingBody },
): Promise<ObjectVersion | Refusal> {
  const early = await foreseeRefusal(context, { bucket, object, bytes: body.declaredBytes })
  if (early) return early
  const received = await receive(context, body, { inlineBytes: limits.inlineBytes })
  const digests = await body.digests()
  const { key, system, user } = object
  const { kind, extents } = placeOf(received)
  const { md5, checksum } = digests
  // Written out: spreads were a tenth of a small PUT.
  const record: ObjectRecord = {
    kind,
    holder: newId(context),
    etag: md5.toString('hex'),
    sizeBytes: received.sizeBytes,
    lastModified: changeTime(context),
    system,
    user,
    checksum: checksum && {
      algorithm: checksum.algorithm,
      value: checksum.value,
      type: 'FULL_OBJECT',
    },
    extents,
  }
  const args: PutArgs = { bucket, object, received, record, now: context.now() }
  const refusal = await commit(context, args)
  return refusal ?? versionOf(key, record)
}

/** Commits what was received, or drops it. */
async function commit(context: Context, args: PutArgs): Promise<Refusal | undefined> {
  const { records, chunks } = context.engine
  try {
    const result = await records.transact(putObject, args)
    if (result) await discard(chunks, args.received)
    return result
  } catch (error) {
    await discard(chunks, args.received)
    throw error
  }
}

const putObject: Transaction<PutArgs, Refusal | undefined> = {
  name: 'putObject',
  grows: true,
  reads: ({ bucket, object }) => ({ keys: objectReads(bucket, object.key) }),
  decide({ values }, { bucket, object, received, record, now }) {
    const found = objectFound(bucket, values)
    if (isRefusal(found)) return { result: found }
    const refusal = conditionRefusal(object.key, found.present, object.conditions)
    if (refusal) return { result: refusal }
    return replace({ bucket, key: object.key, now }, found, {
      record: encodeObject(record),
      sizeBytes: record.sizeBytes,
      put: keep(received, record.holder),
      result: undefined,
    })
  },
}

/** What would be refused whatever the body holds, so that it need not be read. */
async function foreseeRefusal(
  { engine }: Context,
  { bucket, object, bytes }: { bucket: Bucket; object: NewObject; bytes: number | undefined },
): Promise<Refusal | undefined> {
  if (bytes === undefined) return undefined
  if (bytes > limits.singlePutBytes) {
    return { refused: 'EntityTooLarge', sizeBytes: bytes, maxBytes: limits.singlePutBytes }
  }
  // So small a body has come with the headers; the transaction decides anyway.
  if (bytes <= limits.foreseeBytes) return undefined
  const { values } = await engine.records.read({ keys: objectReads(bucket, object.key) })
  const found = objectFound(bucket, values)
  if (isRefusal(found)) return found
  const { present, usages } = found
  const delta = { bytes: bytes - (present?.sizeBytes ?? 0), objects: present ? 0 : 1 }
  return (
    conditionRefusal(object.key, present, object.conditions) ?? quotaRefusal(bucket, usages, delta)
  )
}

interface RemoveArgs {
  readonly bucket: Bucket
  readonly key: string
  readonly conditions: WriteConditions
  readonly now: number
}

function remove(
  context: Context,
  { bucket, key, conditions }: Omit<RemoveArgs, 'now'>,
): Promise<{ removed: true } | Refusal> {
  const now = context.now()
  return context.engine.records.transact(removeObject, { bucket, key, conditions, now })
}

/**
 * AWS answers 204 for a key that is not there, whatever the conditions (DeleteObject, If-Match).
 */
const removeObject: Transaction<RemoveArgs, { removed: true } | Refusal> = {
  name: 'removeObject',
  reads: ({ bucket, key }) => ({ keys: objectReads(bucket, key) }),
  decide({ values }, { bucket, key, conditions, now }) {
    const found = objectFound(bucket, values)
    if (isRefusal(found)) return { result: found }
    const { present, usages } = found
    if (!present) return { result: { removed: true } }
    const refusal = conditionRefusal(key, present, conditions)
    if (refusal) return { result: refusal }
    const { put, remove } = release(present, now)
    const delta = { bytes: -present.sizeBytes, objects: -1 }
    return {
      result: { removed: true },
      put: [...put, ...charge(bucket, usages, delta)],
      remove: [...remove, objectKey(bucket.id, key)],
    }
  },
}
