/**
 * Appending to an object (`x-amz-write-offset-bytes`): a small body is written again with more in
 * it, a large one gains a blob. The holder stays, so a reader of the shorter version still finds
 * its bytes.
 */
import { createHash } from 'node:crypto'
import type { Key, Transaction } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import { discard, keep, manifestRecord, type Received, receive } from './blobs.ts'
import { conditionRefusal } from './conditions.ts'
import { type Context, changeTime, newId } from './context.ts'
import { inlineBytes } from './copies.ts'
import { bodyKey, objectKey } from './keys.ts'
import type { Bucket, Checksum, Extent, IncomingBody, ObjectVersion } from './model.ts'
import { encodeObject, type Manifest, type ObjectRecord, type Piece, rowOf } from './records.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { NewObject } from './storage.ts'
import { charge, quotaRefusal } from './usage.ts'
import { type FoundVersion, findVersion, objectFound, objectReads, versionOf } from './versions.ts'

type Appended = NewObject & { readonly offset: number }

interface AppendArgs {
  readonly bucket: Bucket
  readonly object: Appended
  readonly received: Received
  readonly record: ObjectRecord
  readonly manifest: Manifest | undefined
  readonly addedBytes: number
  /** The holder of what was there; undefined: nothing was. */
  readonly before: string | undefined
}

export async function append(
  context: Context,
  { bucket, object, body }: { bucket: Bucket; object: Appended; body: IncomingBody },
): Promise<ObjectVersion | Refusal> {
  const present = await findVersion(context, bucket, object.key)
  const sizeBytes = present?.sizeBytes ?? 0
  if (sizeBytes !== object.offset) return { refused: 'InvalidWriteOffset', sizeBytes }
  const early = await foreseeRefusal(context, bucket, body.declaredBytes)
  if (early) return early
  const old = present && (await inlineBytes(context, present))
  if (old === 'gone') return { refused: 'ConditionalRequestConflict' }
  const extents = present && 'extents' in present.body ? present.body.extents : []
  if (extents.length >= limits.partsMax) return { refused: 'TooManyParts' }

  const { chunks, records } = context.engine
  const received = await receive(context, joined(old, body), {
    inlineBytes: extents.length > 0 ? 0 : limits.inlineBytes,
  })
  const grown = await describe(context, { present, object, received, extents, body })
  const args: AppendArgs = {
    bucket,
    object,
    received,
    ...grown,
    addedBytes: received.sizeBytes - (old?.length ?? 0),
    before: present?.holder,
  }
  const refusal = await records.transact(appendObject, args).catch(async (error: unknown) => {
    await discard(chunks, received)
    throw error
  })
  if (refusal) await discard(chunks, received)
  return refusal ?? versionOf(object.key, grown.record, grown.manifest)
}

async function* joined(old: Buffer | undefined, body: IncomingBody): AsyncGenerator<Buffer> {
  if (old?.length) yield old
  yield* body
}

async function foreseeRefusal(
  { engine }: Context,
  bucket: Bucket,
  bytes = 0,
): Promise<Refusal | undefined> {
  const { values } = await engine.records.read({ keys: objectReads(bucket, '') })
  const found = objectFound(bucket, values)
  return isRefusal(found) ? found : quotaRefusal(bucket, found.usages, { bytes, objects: 0 })
}

/** Record extents up to this many in the object's own record; more go to a manifest. */
const ownExtentsMax = 4

interface Growth {
  readonly present: FoundVersion | undefined
  readonly object: Appended
  readonly received: Received
  readonly extents: readonly Extent[]
  readonly body: IncomingBody
}

/** The object's record and manifest after the append. */
async function describe(
  context: Context,
  { present, object, received, extents, body }: Growth,
): Promise<{ record: ObjectRecord; manifest: Manifest | undefined }> {
  const digests = await body.digests()
  const holder = present?.holder ?? newId(context)
  const added: Extent[] =
    received.kind === 'blob' && received.sizeBytes > 0
      ? [{ blob: received.blob, offset: 0, length: received.sizeBytes }]
      : []
  const all = [...extents, ...added]
  const needsManifest = present?.manifest !== undefined || all.length > ownExtentsMax
  const record: ObjectRecord = {
    kind: needsManifest ? 'manifest' : all.length > 0 ? 'extents' : kindOf(received),
    holder,
    etag: present ? laterEtag(present.etag, digests.md5) : digests.md5.toString('hex'),
    sizeBytes: received.sizeBytes + extents.reduce((sum, { length }) => sum + length, 0),
    lastModified: changeTime(context),
    system: present?.system ?? object.system,
    user: present?.user ?? object.user,
    checksum: grownChecksum(context, present, { ...digests, sizeBytes: received.sizeBytes }),
    extents: needsManifest ? [] : all,
  }
  return {
    record,
    manifest: needsManifest ? grownManifest(present, holder, { all, added }) : undefined,
  }
}

const kindOf = ({ sizeBytes }: Received): 'empty' | 'inline' =>
  sizeBytes === 0 ? 'empty' : 'inline'

/** An appended object's ETag is not its MD5, at AWS neither; it only has to change. */
const laterEtag = (etag: string, md5: Buffer): string =>
  createHash('md5').update(etag).update(md5).digest('hex')

function grownManifest(
  present: FoundVersion | undefined,
  holder: string,
  { all, added }: { readonly all: readonly Extent[]; readonly added: readonly Extent[] },
): Manifest {
  const pieceOf = (extents: readonly Extent[]): Piece => ({
    number: 0,
    sizeBytes: extents.reduce((sum, { length }) => sum + length, 0),
    holder,
    extents: extents.map(rowOf),
  })
  const before = present?.manifest?.pieces
  return { pieces: before ? [...before, pieceOf(added)] : [pieceOf(all)] }
}

/**
 * CRCs of both halves make the CRC of the whole; other checksums do not, so the object has none.
 */
function grownChecksum(
  { checksums }: Context,
  present: FoundVersion | undefined,
  added: { checksum?: Pick<Checksum, 'algorithm' | 'value'> | undefined; sizeBytes: number },
): Checksum | undefined {
  const { checksum, sizeBytes } = added
  if (!checksum) return undefined
  const { algorithm, value } = checksum
  if (!present || present.sizeBytes === 0) return { algorithm, value, type: 'FULL_OBJECT' }
  const before = present.checksum
  if (!algorithm.startsWith('CRC') || before?.algorithm !== algorithm) return undefined
  if (before.type !== 'FULL_OBJECT') return undefined
  const addedBytes = 'inline' in present.body ? sizeBytes - present.sizeBytes : sizeBytes
  const parts = [
    { value: before.value, sizeBytes: present.sizeBytes },
    { value, sizeBytes: addedBytes },
  ]
  return {
    algorithm,
    type: 'FULL_OBJECT',
    value: checksums.ofParts(algorithm, 'FULL_OBJECT', parts),
  }
}

const appendObject: Transaction<AppendArgs, Refusal | undefined> = {
  name: 'appendObject',
  grows: true,
  reads: ({ bucket, object }) => ({ keys: objectReads(bucket, object.key) }),
  decide({ values }, { bucket, object, received, record, manifest, addedBytes, before }) {
    const found = objectFound(bucket, values)
    if (isRefusal(found)) return { result: found }
    const { present, usages } = found
    const sizeBytes = present?.sizeBytes ?? 0
    if (sizeBytes !== object.offset) return { result: { refused: 'InvalidWriteOffset', sizeBytes } }
    if (present?.holder !== before) return { result: { refused: 'ConditionalRequestConflict' } }
    const delta = { bytes: addedBytes, objects: present ? 0 : 1 }
    const refusal =
      conditionRefusal(object.key, present, object.conditions) ??
      quotaRefusal(bucket, usages, delta)
    if (refusal) return { result: refusal }
    const { holder } = record
    const leavesInline = present?.kind === 'inline' && record.kind !== 'inline'
    const remove: Key[] = leavesInline ? [bodyKey(holder)] : []
    return {
      result: undefined,
      put: [
        ...keep(received, holder),
        ...(manifest ? [manifestRecord(holder, manifest)] : []),
        ...charge(bucket, usages, delta),
        [objectKey(bucket.id, object.key), encodeObject(record)],
      ],
      remove,
    }
  },
}
