/** Buckets, as the host's process reads and writes them for images. */
import { createHash } from 'node:crypto'
import {
  type ObjectPlace,
  type ObjectStore,
  ObjectUnusable,
} from '../compute/images/object-store.ts'
import type { Bucket, IncomingBody } from '../storage/model.ts'
import { isRefusal } from '../storage/refusal.ts'
import type { Storage } from '../storage/storage.ts'

/** Reads and writes for whom has been authorized; a bucket that is another's by now is gone. */
export function openObjectStore(storage: Pick<Storage, 'buckets' | 'objects'>): ObjectStore {
  const bucketOf = async ({ bucket: name, account }: ObjectPlace): Promise<Bucket> => {
    const bucket = await storage.buckets.find(name)
    if (bucket?.account === account) return bucket
    throw new ObjectUnusable(`The bucket ${name} does not exist`)
  }
  return {
    async read(place) {
      const { bucket: name, key } = place
      const version = await storage.objects.find(await bucketOf(place), key)
      if (version === undefined) {
        throw new ObjectUnusable(`The object ${key} does not exist in the bucket ${name}`)
      }
      const { sizeBytes } = version
      const body = await storage.objects.read(version, { start: 0, length: sizeBytes })
      return { sizeBytes, body: Buffer.isBuffer(body) ? once(body) : body }
    },

    async write(place, body) {
      const object = {
        key: place.key,
        system: { ContentType: 'application/octet-stream' },
        user: {},
        conditions: {},
      }
      const answer = await storage.objects.put(await bucketOf(place), object, incoming(body))
      if (!isRefusal(answer)) return
      throw new ObjectUnusable(`The object cannot be written: ${answer.refused}`)
    },
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** A body whose length nobody knows before its end. */
function incoming(body: AsyncIterable<Buffer>): IncomingBody {
  const md5 = createHash('md5')
  return {
    declaredBytes: undefined,
    async *[Symbol.asyncIterator]() {
      for await (const piece of body) {
        md5.update(piece)
        yield piece
      }
    },
    digests: async () => ({ md5: md5.digest() }),
  }
}
