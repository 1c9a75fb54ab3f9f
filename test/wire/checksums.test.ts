import assert from 'node:assert/strict'
import {
  type ChecksumAlgorithm,
  type CombinableAlgorithm,
  checksumAlgorithms,
  checksumNamed,
  checksumOfHeader,
  combineCrc,
  compositeChecksum,
  parseChecksum,
} from '../../src/wire/checksums.ts'
import { useRandom } from '../support/random.ts'

const rows = Object.values(checksumAlgorithms)
const combinable: readonly CombinableAlgorithm[] = ['CRC32', 'CRC32C', 'CRC64NVME']

/** From the CRC catalogues, the NVMe specification, FIPS 180, RFC 1321 and xxHash's own tests. */
const vectors: readonly [ChecksumAlgorithm, string | Buffer, string][] = [
  ['CRC32', '123456789', 'cbf43926'],
  ['CRC32C', '123456789', 'e3069283'],
  // RFC 3720, appendix B.4.
  ['CRC32C', Buffer.alloc(32), '8a9136aa'],
  ['CRC32C', Buffer.alloc(32, 0xff), '62a8ab43'],
  ['CRC64NVME', '123456789', 'ae8b14860a799888'],
  // NVM Command Set Specification, table of 64b CRC test cases.
  ['CRC64NVME', Buffer.alloc(4096), '6482d367eb22b64e'],
  ['CRC64NVME', Buffer.alloc(4096, 0xff), 'c0ddba7302eca3ac'],
  ['MD5', 'message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ['SHA1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['SHA256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'SHA512',
    'abc',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
      '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  ],
  ['XXHASH64', '', 'ef46db3751d8e999'],
  ['XXHASH64', 'abc', '44bc2cf5ad770999'],
  ['XXHASH3', '', '2d06800538d394c2'],
  ['XXHASH3', 'abc', '78af5f94892f3950'],
  ['XXHASH128', '', '99aa06d3014798d86001c324468d497f'],
  ['XXHASH128', 'abc', '06b05ab6733a618578af5f94892f3950'],
]

describe('checksums', () => {
  const random = useRandom()

  for (const [algorithm, input, hex] of vectors) {
    const bytes = Buffer.from(input)
    it(`${algorithm} of ${bytes.length} bytes is the published value ${hex.slice(0, 16)}`, () => {
      assert.equal(checksumAlgorithms[algorithm].once(bytes).toString('hex'), hex)
      const hasher = checksumAlgorithms[algorithm].create()
      hasher.update(bytes)
      assert.equal(hasher.digest().toString('hex'), hex)
    })
  }

  it('many bodies at a time, in pieces of any size, digest as each alone does', () => {
    const running = rows.flatMap((row) =>
      Array.from({ length: 5 }, () => ({ row, hasher: row.create(), pieces: [] as Buffer[] })),
    )
    for (let turn = 0; turn < 500; turn += 1) {
      const { hasher, pieces } = random.pick(running)
      const piece = random.bytes(random.int(0, 700))
      hasher.update(piece)
      pieces.push(piece)
      // A one-shot digest in between must not disturb those under way.
      random.pick(rows).once(piece)
    }
    for (const { row, hasher, pieces } of running) {
      const expected = row.once(Buffer.concat(pieces)).toString('hex')
      assert.equal(hasher.digest().toString('hex'), expected, row.algorithm)
    }
  })

  it('pieces of no bytes change nothing, whatever memory they lie in', () => {
    const nothing = [Buffer.alloc(0), new Uint8Array(0), Buffer.from(new ArrayBuffer(0))]
    for (const row of rows) {
      const hasher = row.create()
      for (const piece of [...nothing, Buffer.from('abc'), ...nothing]) hasher.update(piece)
      const expected = row.once(Buffer.from('abc')).toString('hex')
      assert.equal(hasher.digest().toString('hex'), expected, row.algorithm)
    }
  })

  it('every value has the size that its row says, and each row its own header', () => {
    for (const row of rows) assert.equal(row.once(Buffer.alloc(3)).length, row.bytes, row.algorithm)
    assert.equal(new Set(rows.map(({ header }) => header)).size, rows.length)
    assert.equal(checksumAlgorithms.CRC64NVME.header, 'x-amz-checksum-crc64nvme')
    assert.equal(checksumOfHeader('x-amz-checksum-xxhash3'), checksumAlgorithms.XXHASH3)
    assert.equal(checksumOfHeader('x-amz-checksum-crc16'), undefined)
    assert.equal(checksumNamed('Sha256'), checksumAlgorithms.SHA256)
    assert.equal(checksumNamed('SHA-256'), undefined)
  })

  it('CRCs alone may be FULL_OBJECT, all but CRC64NVME may be COMPOSITE', () => {
    const named = (may: 'fullObject' | 'composite') =>
      rows.filter((row) => row[may]).map(({ algorithm }) => algorithm)
    assert.deepEqual(named('fullObject'), combinable)
    assert.deepEqual(
      named('composite'),
      rows.map(({ algorithm }) => algorithm).filter((algorithm) => algorithm !== 'CRC64NVME'),
    )
  })

  for (const algorithm of combinable) {
    it(`the ${algorithm} of a whole follows from its parts, empty ones among them`, () => {
      for (let round = 0; round < 25; round += 1) {
        const bodies = Array.from({ length: random.int(1, 8) }, () =>
          random.bytes(random.pick([0, 1, 17, 4096, random.int(0, 100_000)])),
        )
        const parts = bodies.map((body) => ({
          value: checksumAlgorithms[algorithm].once(body),
          sizeBytes: body.length,
        }))
        const whole = checksumAlgorithms[algorithm].once(Buffer.concat(bodies))
        assert.equal(combineCrc(algorithm, parts).toString('hex'), whole.toString('hex'))
      }
    })

    it(`the ${algorithm} of parts of many GiB takes no longer than of small ones`, () => {
      // No bytes are read: appending nothing to a huge part leaves its value.
      const value = checksumAlgorithms[algorithm].once(Buffer.from('part'))
      const empty = checksumAlgorithms[algorithm].once(Buffer.alloc(0))
      const huge = { value, sizeBytes: 5 * 2 ** 40 }
      assert.deepEqual(combineCrc(algorithm, [huge, { value: empty, sizeBytes: 0 }]), value)
      const parts = Array.from({ length: 10_000 }, () => huge)
      assert.equal(combineCrc(algorithm, parts).length, value.length)
    })
  }

  it('a COMPOSITE value is the digest of the values of the parts', () => {
    const values = ['first', 'second'].map((text) =>
      checksumAlgorithms.SHA256.once(Buffer.from(text)),
    )
    const expected = checksumAlgorithms.SHA256.once(Buffer.concat(values))
    assert.deepEqual(compositeChecksum('SHA256', values), expected)
  })

  it('a value is read from base64 only if it is exactly one of its size', () => {
    const { CRC32 } = checksumAlgorithms
    assert.deepEqual(parseChecksum(CRC32, 'y/Q5Jg=='), Buffer.from('cbf43926', 'hex'))
    for (const bad of ['', 'y/Q5Jg', 'y/Q5JgA=', 'y_Q5Jg==', ' y/Q5Jg==', 'y/Q5Jh==']) {
      assert.equal(parseChecksum(CRC32, bad), undefined, JSON.stringify(bad))
    }
  })
})
