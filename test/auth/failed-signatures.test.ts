import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import type { Authenticated, Authenticator } from '../../src/auth/authenticate.ts'
import { slowFailures } from '../../src/auth/failed-signatures.ts'
import { signatureMismatch, unknownAccessKey } from '../../src/auth/refusals.ts'
import { limits } from '../../src/limits.ts'
import type { WireRequest } from '../../src/wire/request.ts'

const { signatureFailuresFree: free, signatureFailuresMs, signatureDelayMsMax } = limits
const request = {} as WireRequest
const right = { caller: { type: 'anonymous' } } as unknown as Authenticated

describe('wrong signatures', () => {
  let now = 0
  let waits: number[] = []
  let outcome: () => Authenticated
  let slow: Authenticator

  const wrong = (accessKeyId: string) => () => {
    throw signatureMismatch({ accessKeyId, stringToSign: '', signature: '' })
  }
  const attempt = (one: () => Authenticated) => {
    outcome = one
    return slow.authenticate(request)
  }
  const fail = async (id: string, count: number) => {
    for (let index = 0; index < count; index++) {
      await rejects(attempt(wrong(id)), { code: 'SignatureDoesNotMatch' })
    }
  }

  beforeEach(() => {
    now = 1_000_000
    waits = []
    const inner = { authenticate: async () => outcome(), authenticateForm: async () => outcome() }
    const wait = async (delayMs: number) => waits.push(delayMs)
    slow = slowFailures(inner as unknown as Authenticator, { now: () => now, wait })
  })

  it('are answered at once, then ever later, up to a bound', async () => {
    await fail('AKIA', free)
    deepStrictEqual(waits, [])
    await fail('AKIA', 3)
    deepStrictEqual(waits, [100, 200, 400])
    await fail('AKIA', 20)
    strictEqual(waits.at(-1), signatureDelayMsMax)
  })

  it('do not delay a right one of the same key, nor a wrong one of another', async () => {
    await fail('AKIA', free + 5)
    waits = []
    strictEqual(await attempt(() => right), right)
    await fail('OTHER', 1)
    deepStrictEqual(waits, [])
  })

  it('are forgotten after a minute', async () => {
    await fail('AKIA', free + 1)
    now += signatureFailuresMs
    await fail('AKIA', free)
    deepStrictEqual(waits.length, 1)
  })

  it('are counted of forms as well', async () => {
    await fail('AKIA', free)
    outcome = wrong('AKIA')
    await rejects(slow.authenticateForm(new Map(), 'bucket'), { code: 'SignatureDoesNotMatch' })
    deepStrictEqual(waits, [100])
  })

  it('are no other refusals', async () => {
    for (let index = 0; index < free + 5; index++) {
      const unknown = () => {
        throw unknownAccessKey('AKIA')
      }
      await rejects(attempt(unknown), { code: 'InvalidAccessKeyId' })
    }
    deepStrictEqual(waits, [])
  })

  it('take no more memory than is set aside for them', async () => {
    await fail('FIRST', free)
    for (let index = 0; index < limits.signatureFailuresKept; index++) await fail(`A${index}`, 1)
    await fail('FIRST', 1)
    deepStrictEqual(waits, [])
  })
})
