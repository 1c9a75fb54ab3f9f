/** Key pairs, as EC2 names, finds and shows them. */
import type { KeyPair } from '../../compute/instances/machine-entities.ts'
import type { ComputeChange, ComputeReader } from '../../compute/records.ts'
import { invalidParameterValue, missingParameter, notFound, refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import { tagsOutput } from '../tags.ts'

/** A name as it may be. Throws MissingParameter, InvalidParameterValue. */
export function parseKeyName(name: string | undefined): string {
  if (!name) throw missingParameter('KeyName')
  if (name.length <= 255 && /^[\x20-\x7e]+$/.test(name) && name.trim() === name) return name
  const message = `Value (${name}) for parameter KeyName is invalid.`
  throw invalidParameterValue(`${message} It must have up to 255 ASCII characters.`)
}

/** Keeps a key pair, unless there is one of its name. Throws InvalidKeyPair.Duplicate. */
export async function addKeyPair(records: ComputeChange, pair: KeyPair): Promise<void> {
  const { keyName } = pair
  const others = await records.all('keyPair')
  if (others.some((other) => other.keyName === keyName)) {
    throw refusal('InvalidKeyPair.Duplicate', `The keypair '${keyName}' already exists.`)
  }
  records.put('keyPair', pair.keyPairId, pair)
}

/** The key pair of a name, which at EC2 minds its case. */
export async function keyPairNamed(
  records: ComputeReader,
  name: string,
): Promise<KeyPair | undefined> {
  return (await records.all('keyPair')).find(({ keyName }) => keyName === name)
}

/** Throws InvalidKeyPair.NotFound for a name that no key pair has. */
export function requireNames(pairs: readonly KeyPair[], names: readonly string[]): void {
  const missing = names.find((name) => !pairs.some(({ keyName }) => keyName === name))
  if (missing !== undefined) throw notFound('InvalidKeyPair.NotFound', `The key pair '${missing}'`)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeKeyPairs.html */
export const keyPairFilters = withTagFilters<KeyPair>({
  'key-pair-id': ({ keyPairId }) => keyPairId,
  'key-name': ({ keyName }) => keyName,
  fingerprint: ({ keyFingerprint }) => keyFingerprint,
})

/** What answers say of a key pair that was made. */
export function keyPairOutput({ keyPairId, keyName, keyFingerprint, tags }: KeyPair) {
  return {
    KeyPairId: keyPairId,
    KeyName: keyName,
    KeyFingerprint: keyFingerprint,
    Tags: tagsOutput(tags),
  }
}
