import assert from 'node:assert/strict'
import { createEncoder } from '../../src/wire/encode.ts'
import { loadModel } from '../../src/wire/model.ts'
import { formatDateTime, formatHttpDate, parseTime } from '../../src/wire/time.ts'

const model = loadModel('s3')
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'

function encode(name: string, output: Record<string, unknown>) {
  const operation = model.operations.get(name)
  assert.ok(operation)
  return createEncoder(operation)(output)
}

function headers(name: string, output: Record<string, unknown>): Record<string, string> {
  const flat = encode(name, output).headers
  const pairs = flat.flatMap((value, at) => (at % 2 === 0 ? [[value, flat[at + 1] ?? '']] : []))
  return Object.fromEntries(pairs)
}

const xml = (name: string, output: Record<string, unknown>) => String(encode(name, output).body)

describe('an answer', () => {
  it('is written as AWS documents a listing', () => {
    const output = {
      Name: 'b',
      Prefix: '',
      IsTruncated: false,
      MaxKeys: 1000,
      Contents: [
        {
          Key: 'a&b',
          LastModified: new Date('2026-11-22T10:20:30.456Z'),
          ETag: '"e"',
          Size: 5,
          StorageClass: 'STANDARD',
          ChecksumAlgorithm: ['CRC32', 'SHA1'],
        },
      ],
      CommonPrefixes: [{ Prefix: 'p/' }, { Prefix: 'q/' }],
      Delimiter: undefined,
    }
    assert.equal(
      xml('ListObjects', output),
      `${declaration}<ListBucketResult ${namespace}><IsTruncated>false</IsTruncated>` +
        '<Contents><Key>a&amp;b</Key><LastModified>2026-11-22T10:20:30.000Z</LastModified>' +
        '<ETag>&quot;e&quot;</ETag><ChecksumAlgorithm>CRC32</ChecksumAlgorithm>' +
        '<ChecksumAlgorithm>SHA1</ChecksumAlgorithm><Size>5</Size>' +
        '<StorageClass>STANDARD</StorageClass></Contents><Name>b</Name><Prefix></Prefix>' +
        '<MaxKeys>1000</MaxKeys><CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes>' +
        '<CommonPrefixes><Prefix>q/</Prefix></CommonPrefixes></ListBucketResult>',
    )
    assert.equal(headers('ListObjects', output)['Content-Type'], 'application/xml')
  })

  it('is written as a list with an element around it, also when that is empty', () => {
    assert.equal(
      xml('ListBuckets', { Buckets: [{ Name: 'b' }] }),
      `${declaration}<ListAllMyBucketsResult ${namespace}><Buckets><Bucket><Name>b</Name>` +
        '</Bucket></Buckets></ListAllMyBucketsResult>',
    )
    assert.match(xml('ListBuckets', { Buckets: [] }), /<Buckets><\/Buckets>/)
  })

  it('is a document even if nothing is in it', () => {
    assert.equal(
      xml('GetBucketVersioning', {}),
      `${declaration}<VersioningConfiguration ${namespace}></VersioningConfiguration>`,
    )
  })

  it('of GetBucketLocation is one element, empty for us-east-1', () => {
    const element = (text: string) =>
      `${declaration}<LocationConstraint ${namespace}>${text}</LocationConstraint>`
    assert.equal(xml('GetBucketLocation', {}), element(''))
    assert.equal(
      xml('GetBucketLocation', { LocationConstraint: 'eu-west-1' }),
      element('eu-west-1'),
    )
  })

  it('has a payload beside headers', () => {
    const output = { CopyObjectResult: { ETag: '"e"' }, CopySourceVersionId: 'v' }
    assert.equal(
      xml('CopyObject', output),
      `${declaration}<CopyObjectResult ${namespace}><ETag>&quot;e&quot;</ETag></CopyObjectResult>`,
    )
    assert.equal(headers('CopyObject', output)['x-amz-copy-source-version-id'], 'v')
  })

  it('writes a grantee with its type as an attribute', () => {
    const Grantee = { Type: 'CanonicalUser', ID: '1' }
    assert.match(
      xml('GetObjectAcl', { Grants: [{ Grantee, Permission: 'READ' }] }),
      /<Grantee xmlns:xsi="http:[^"]+" xsi:type="CanonicalUser"><ID>1<\/ID><\/Grantee>/,
    )
  })

  it('without members in a body has none', () => {
    assert.equal(encode('PutObject', { ETag: '"e"' }).body, undefined)
    assert.deepEqual(encode('DeleteBucket', {}), { status: 204, headers: [], body: undefined })
  })

  it('hands a stream on', () => {
    const Body = Buffer.from('x')
    assert.equal(encode('GetObject', { Body }).body, Body)
    assert.equal(encode('GetObject', { Body }).status, 200)
  })

  it('with a range is 206', () => {
    assert.equal(encode('GetObject', { ContentRange: 'bytes 0-0/1' }).status, 206)
    assert.equal(encode('HeadObject', { ContentRange: 'bytes 0-0/1' }).status, 206)
  })

  it('of a policy is JSON', () => {
    const { headers: sent, body } = encode('GetBucketPolicy', { Policy: '{}' })
    assert.deepEqual([sent, body], [['Content-Type', 'application/json'], '{}'])
  })

  it('of a form is what its fields asked for', () => {
    assert.equal(encode('PostObject', {}).status, 204)
    const location = { Status: 303, Location: 'http://x/' }
    assert.deepEqual(encode('PostObject', location).headers, ['Location', 'http://x/'])
    assert.equal(encode('PostObject', location).status, 303)
    const PostResponse = { Location: 'http://x/', Bucket: 'b', Key: 'k', ETag: '"e"' }
    assert.equal(
      xml('PostObject', { Status: 201, PostResponse }),
      `${declaration}<PostResponse><Location>http://x/</Location><Bucket>b</Bucket><Key>k</Key>` +
        '<ETag>&quot;e&quot;</ETag></PostResponse>',
    )
  })

  it('can be written for every operation but that of an event stream', () => {
    for (const operation of model.operations.values()) {
      assert.doesNotThrow(() => createEncoder(operation), operation.name)
    }
  })

  it('longer than the buffer is complete', () => {
    const Contents = Array.from({ length: 5000 }, (_, at) => ({ Key: `${at}${'é'.repeat(1020)}` }))
    const long = xml('ListObjectsV2', { Contents })
    assert.equal(long.match(/<Key>\d+é{1020}<\/Key>/g)?.length, 5000)
    assert.ok(long.endsWith('</ListBucketResult>'))
    assert.equal(xml('ListObjectsV2', { Contents: [{ Key: 'k' }] }).match(/<Key>/g)?.length, 1)
  })

  it('of 1,000 keys takes less than a millisecond', function () {
    this.retries(3)
    const Contents = Array.from({ length: 1000 }, (_, at) => ({
      Key: `photos/2026/${at}/image-${at * 7919}.jpg`,
      LastModified: new Date(1_790_000_000_000 + at * 1_234_567),
      ETag: '"d41d8cd98f00b204e9800998ecf8427e"',
      Size: at * 1000,
      StorageClass: 'STANDARD',
    }))
    const operation = model.operations.get('ListObjectsV2')
    assert.ok(operation)
    const encodeList = createEncoder(operation)
    let bestMs = Number.POSITIVE_INFINITY
    for (let round = 0; round < 500; round++) {
      const startedAt = performance.now()
      encodeList({ Contents })
      bestMs = Math.min(bestMs, performance.now() - startedAt)
    }
    assert.ok(bestMs < 1, `took ${bestMs.toFixed(2)} ms`)
  })
})

describe('the headers of an answer', () => {
  it('are written as AWS names them', () => {
    const output = {
      AcceptRanges: 'bytes',
      LastModified: new Date(784111777123),
      ContentLength: 5,
      DeleteMarker: false,
      ObjectLockRetainUntilDate: new Date(784111777000),
      VersionId: undefined,
      ETag: '"e"',
    }
    assert.deepEqual(headers('GetObject', output), {
      'accept-ranges': 'bytes',
      'Last-Modified': 'Sun, 06 Nov 1994 08:49:37 GMT',
      'Content-Length': '5',
      'x-amz-delete-marker': 'false',
      'x-amz-object-lock-retain-until-date': '1994-11-06T08:49:37.000Z',
      ETag: '"e"',
    })
  })

  it('give user metadata that is not ASCII as RFC 2047 encodes it', () => {
    const Metadata = { a: 'plain', b: 'é😀', c: 'a\nb', d: '=?UTF-8?B?w6k=?=' }
    assert.deepEqual(headers('HeadObject', { Metadata }), {
      'x-amz-meta-a': 'plain',
      'x-amz-meta-b': `=?UTF-8?B?${Buffer.from('é😀').toString('base64')}?=`,
      'x-amz-meta-c': `=?UTF-8?B?${Buffer.from('a\nb').toString('base64')}?=`,
      'x-amz-meta-d': '=?UTF-8?B?w6k=?=',
    })
  })

  it('count the metadata whose name no header can have', () => {
    const Metadata = { 'a b': '1', é: '2', ok: '3' }
    assert.deepEqual(headers('GetObject', { Metadata }), {
      'x-amz-meta-ok': '3',
      'x-amz-missing-meta': '2',
    })
  })

  it('hold nothing that could end them', () => {
    const disposition = (ContentDisposition: string) =>
      headers('GetObject', { ContentDisposition })['Content-Disposition']
    assert.equal(disposition('a\r\nSet-Cookie: x'), 'a  Set-Cookie: x')
    assert.equal(disposition('\u00e9'), '\u00e9')
    assert.equal(disposition('€'), Buffer.from('€').toString('latin1'))
  })

  it('give Expires as the text that was stored', () => {
    assert.deepEqual(headers('GetObject', { ExpiresString: 'soon' }), { Expires: 'soon' })
  })
})

describe('a time', () => {
  it('is written as its day and time, whichever was written before', () => {
    for (const time of [0, 1, 86_399_999, 86_400_000, 951_782_400_000, 4_102_444_799_000, 5]) {
      const whole = new Date(Math.floor(time / 1000) * 1000)
      assert.equal(formatDateTime(time), whole.toISOString())
      assert.equal(formatHttpDate(time), whole.toUTCString())
    }
    assert.throws(() => formatDateTime(Number.NaN), RangeError)
    assert.throws(() => formatHttpDate(-1), RangeError)
  })

  const same = new Date(784111777000)
  for (const [written, expected] of [
    ['Sun, 06 Nov 1994 08:49:37 GMT', same],
    ['Sunday, 06-Nov-94 08:49:37 GMT', same],
    ['Sun Nov  6 08:49:37 1994', same],
    ['1994-11-06T08:49:37Z', same],
    ['1994-11-06T08:49:37.000Z', same],
    ['1994-11-06T08:49:37', same],
    ['1994-11-06T09:49:37+01:00', same],
    ['784111777', same],
    ['1994-11-06', new Date('1994-11-06T00:00:00Z')],
    ['1994-13-06T08:49:37Z', undefined],
    ['now', undefined],
    ['', undefined],
    ['1969-01-01T00:00:00Z', undefined],
  ] as const) {
    it(`${written || '(nothing)'} is ${expected?.toISOString() ?? 'none'}`, () => {
      assert.deepEqual(parseTime(written), expected)
    })
  }
})
