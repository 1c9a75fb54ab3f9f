/**
 * Step 3 for a browser's form: who is calling stands in its fields, so they are read first. The
 * file behind them is handed on as it comes.
 */
import type { Authenticator } from '../auth/authenticate.ts'
import type { Caller } from '../auth/caller.ts'
import { withinLengths } from '../auth/post-policy.ts'
import type { SignatureFacts } from '../auth/signature-facts.ts'
import { limits } from '../limits.ts'
import type { BodyDigests, IncomingBody } from '../wire/body.ts'
import { BodyDigester } from '../wire/body-digests.ts'
import { statedDigests } from '../wire/checksum-stated.ts'
import { checksumAlgorithms } from '../wire/checksums.ts'
import { AwsError } from '../wire/errors.ts'
import type { WireRequest } from '../wire/request.ts'
import { type Exchange, expectsContinue } from './exchange.ts'

/** Who sent a form, and the input that it is. There is no payload left to decode. */
export interface AuthenticatedInput {
  readonly caller: Caller
  readonly signature: SignatureFacts | undefined
  readonly payload?: undefined
  readonly input: Record<string, unknown>
}

/** Reads a form's fields and judges signature and policy. Throws AWS's refusals. */
export async function authenticateForm(
  authenticator: Authenticator,
  exchange: Exchange,
  request: WireRequest,
): Promise<AuthenticatedInput> {
  const { headers } = request
  const formBytes = Number(headers['content-length'] ?? Number.NaN)
  if (Number.isNaN(formBytes)) throw new AwsError('MissingContentLength')
  if (formBytes > limits.singlePutBytes + limits.formFieldBytes * 2) {
    throw new AwsError('EntityTooLarge', {
      detail: { ProposedSize: String(formBytes), MaxSizeAllowed: String(limits.singlePutBytes) },
    })
  }
  exchange.bytesIn = formBytes
  if (expectsContinue(exchange.incoming)) exchange.outgoing.writeContinue()
  const { readForm } = await import('../wire/form.ts')
  const { fields, file } = await readForm(exchange.incoming, headers['content-type'])
  exchange.key = fields.get('key')
  const bucket = request.bucket ?? ''
  const { caller, policy, signature } = await authenticator.authenticateForm(fields, bucket)
  const bytes = policy === undefined ? file : withinLengths(policy, file)
  const body = new FormFile(bytes, fields, formBytes)
  return { caller, signature, input: { Bucket: bucket, Fields: fields, Body: body } }
}

/** The file of a form as a body: verified against what the fields state of it. */
class FormFile implements IncomingBody {
  readonly declaredBytes = undefined
  readonly #file: AsyncIterable<Buffer>
  readonly #digester: BodyDigester

  /** `formBytes` is more than the file has: how much it may be, as its own length is never sent. */
  constructor(file: AsyncIterable<Buffer>, fields: ReadonlyMap<string, string>, formBytes: number) {
    const stated = statedDigests(Object.fromEntries(fields), { kind: 'unsigned' })
    const checksum = stated.checksum?.row ?? checksumAlgorithms.CRC64NVME
    this.#digester = new BodyDigester({ declaredBytes: formBytes, stated, checksum })
    this.#file = file
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    let isEmpty = true
    try {
      for await (const bytes of this.#file) {
        isEmpty = false
        await this.#digester.update(bytes)
        yield bytes
      }
      if (isEmpty) await this.#digester.update(Buffer.alloc(0))
      await this.#digester.verify(undefined)
    } catch (error) {
      this.#digester.abandon()
      throw error
    }
  }

  async digests(): Promise<BodyDigests> {
    return this.#digester.digests()
  }
}
