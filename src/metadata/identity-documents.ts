/**
 * Instance identity documents: what an instance can show to prove which one it is, under
 * `dynamic/instance-identity/`. They are signed with a key of the region's, made when it is first
 * needed; the certificate, which whoever verifies must have from elsewhere, is in each signature.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-identity-documents.html
 */
import { createPrivateKey, generateKeyPair, sign, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import type { Accounts } from '../accounts/accounts.ts'
import type { RandomBytes } from '../accounts/generate.ts'
import { instanceTypes } from '../compute/instances/instance-types.ts'
import type { AccountCompute } from '../compute/records.ts'
import type { IdentitySigner } from '../compute/region-entities.ts'
import { limits } from '../limits.ts'
import { formatDocument, formatTime } from './documents.ts'
import type { Facts } from './facts.ts'
import { base64Lines, type Signer, selfSigned, signedData } from './signed-data.ts'
import { type Directory, directory } from './tree.ts'

/** What signs, and where its key is kept. */
export interface IdentitySource {
  readonly accounts: Pick<Accounts, 'sealSecret' | 'openSecret'>
  readonly random: RandomBytes
  /** The records of any account, through which the region's are changed. */
  compute(account: string): Promise<AccountCompute>
}

/** The part of the tree that proves who an instance is. */
export interface IdentityDocuments {
  readonly directory: Directory
}

interface Signed {
  readonly signature: string
  readonly pkcs7: string
}

const kept = 'current'
const secretName = 'instance identity'
const columns = 76
const rsaBits = 2048

/** Documents and their signatures; those that were asked for are kept, as they seldom change. */
export function createIdentityDocuments(source: IdentitySource): IdentityDocuments {
  const known = new Map<string, Signed>()
  let opened: Promise<Signer> | undefined

  async function signed(facts: Facts): Promise<Signed> {
    const document = await identityDocument(facts)
    const before = known.get(document)
    if (before !== undefined) return before
    opened ??= openSigner(source, facts)
    const signer = await opened.catch((error: unknown) => {
      opened = undefined
      throw error
    })
    const made = signatures(Buffer.from(document), signer)
    if (known.size >= limits.identityDocumentsCached) known.clear()
    known.set(document, made)
    return made
  }

  const pkcs7 = async (facts: Facts) => (await signed(facts)).pkcs7
  return {
    directory: directory({
      document: identityDocument,
      pkcs7,
      rsa2048: pkcs7,
      signature: async (facts) => (await signed(facts)).signature,
    }),
  }
}

async function identityDocument({ account, region, instance, primary }: Facts): Promise<string> {
  const type = instanceTypes().get(instance.instanceType)
  return formatDocument({
    accountId: account,
    architecture: type?.architecture ?? null,
    availabilityZone: instance.availabilityZone,
    billingProducts: null,
    devpayProductCodes: null,
    marketplaceProductCodes: null,
    imageId: instance.imageId,
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    kernelId: null,
    pendingTime: formatTime(instance.launchTime),
    privateIp: (await primary())?.addresses[0].address ?? null,
    ramdiskId: null,
    region,
    version: '2017-09-30',
  })
}

function signatures(document: Buffer, signer: Signer): Signed {
  return {
    signature: base64Lines(sign('sha256', document, signer.key), columns),
    pkcs7: base64Lines(signedData(document, signer), columns),
  }
}

/** The region's signer; of two that are made at once, one stays. */
async function openSigner(
  { accounts, compute, random }: IdentitySource,
  { account, now }: Facts,
): Promise<Signer> {
  const own = await compute(account)
  const there = await own.shared.get('identitySigner', kept)
  if (there !== undefined) return toSigner(accounts, there)
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: rsaBits })
  const secret = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const made = {
    certificate: selfSigned(privateKey, now, random),
    sealedKey: accounts.sealSecret(secretName, secret),
  }
  const stays = await own.changeShared(async (_records, shared) => {
    const other = await shared.get('identitySigner', kept)
    if (other === undefined) shared.put('identitySigner', kept, made)
    return other ?? made
  })
  return toSigner(accounts, stays)
}

function toSigner(
  accounts: IdentitySource['accounts'],
  { certificate, sealedKey }: IdentitySigner,
): Signer {
  return {
    key: createPrivateKey(accounts.openSecret(secretName, sealedKey)),
    certificate: new X509Certificate(certificate),
  }
}
