/**
 * What the three listings of objects share: how a page is asked for, and how its entries are told.
 */
import type { ListedObject, ObjectPage, ObjectQuery } from '../storage/storage.ts'
import { quoted } from './etag.ts'
import { type EncodeName, nameEncoder, pageSize } from './listing.ts'
import type { Output } from './operation.ts'

/** An object as ListObjects tells it. */
export type Entry = NonNullable<Output<'ListObjects'>['Contents']>[number]

/** The page to ask storage for, and how names are to be written. Throws InvalidArgument. */
export function objectQuery(
  input: {
    readonly Prefix?: string | undefined
    readonly Delimiter?: string | undefined
    readonly MaxKeys?: number | undefined
    readonly EncodingType?: string | undefined
  },
  after: string | undefined,
): { query: ObjectQuery; encode: EncodeName } {
  return {
    query: {
      prefix: input.Prefix ?? '',
      delimiter: input.Delimiter ?? '',
      after: after ?? '',
      max: pageSize(input.MaxKeys, 'max-keys'),
    },
    encode: nameEncoder(input.EncodingType),
  }
}

/** A page's objects and common prefixes; each object with its owner if one is given. */
export function listedObjects(
  page: ObjectPage,
  encode: EncodeName,
  owner: { ID: string; DisplayName: string } | undefined,
): { Contents: Entry[]; CommonPrefixes: { Prefix: string }[] } {
  return {
    Contents: page.objects.map((object) => listedObject(object, encode, owner)),
    CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  }
}

/** Built member by member: a page has a thousand of these. */
function listedObject(
  object: ListedObject,
  encode: EncodeName,
  owner: { ID: string; DisplayName: string } | undefined,
): Entry {
  const entry: Entry = {
    Key: encode(object.key),
    LastModified: new Date(object.lastModified),
    ETag: quoted(object.etag),
    Size: object.sizeBytes,
    StorageClass: object.storageClass as NonNullable<Entry['StorageClass']>,
  }
  if (object.checksumAlgorithm !== undefined) {
    entry.ChecksumAlgorithm = [object.checksumAlgorithm]
    entry.ChecksumType = object.checksumType
  }
  if (owner !== undefined) entry.Owner = owner
  return entry
}
