import assert from 'node:assert/strict'
import { AwsError } from '../../src/wire/errors.ts'
import { loadModel } from '../../src/wire/model.ts'
import { openRpcService } from '../../src/wire/rpc.ts'
import { decodeForm, refusal } from './rpc-request.ts'

const ec2 = openRpcService('ec2')
const decode = (action: string, rest: string) =>
  decodeForm(ec2, `Action=${action}&Version=2016-11-15&${rest}`)
const refused = (action: string, rest: string) => refusal(() => decode(action, rest))
const operation = (name: string) => {
  const found = loadModel('ec2').operations.get(name)
  assert.ok(found)
  return found
}

describe('the calls of EC2', () => {
  it('have lists right below their names, in the order of their numbers', () => {
    const sent =
      'InstanceId.2=i-2&InstanceId.1=i-1&Filter.1.Name=n&Filter.1.Value.10=b&Filter.1.Value.9=a'
    assert.deepEqual(decode('DescribeInstances', sent), {
      InstanceIds: ['i-1', 'i-2'],
      Filters: [{ Name: 'n', Values: ['a', 'b'] }],
    })
  })

  it('may carry what signs a call', () => {
    const signed = 'AWSAccessKeyId=a&Signature=s&SignatureVersion=2&X-Amz-Date=d&Timestamp=t'
    assert.deepEqual(decode('DescribeVpcs', signed), {})
  })

  it('are refused with a parameter that the operation does not have, at any depth', () => {
    const cases: [string, string][] = [
      ['Nope=1', 'Nope'],
      ['vpcId.1=vpc-1', 'vpcId'],
      ['VpcId=vpc-1', 'VpcId'],
      ['VpcId.x=vpc-1', 'VpcId.x'],
      ['VpcId.1.Id=vpc-1', 'VpcId.1.Id'],
      ['Filter.1.Nope=1', 'Filter.1.Nope'],
      ['Filter.member.1.Name=1', 'Filter.member'],
      ['MaxResults.1=5', 'MaxResults.1'],
      ['__proto__=1', '__proto__'],
    ]
    for (const [sent, name] of cases) {
      const message = `The parameter ${name} is not recognized`
      assert.deepEqual(refused('DescribeVpcs', sent), ['UnknownParameter', 400, message], sent)
    }
  })

  it('are refused without what they need, under the name that is missing', () => {
    const missing = (name: string) => [
      'MissingParameter',
      400,
      `The request must contain the parameter ${name}`,
    ]
    assert.deepEqual(refused('DeleteVpc', ''), missing('VpcId'))
    assert.deepEqual(refused('CreateKeyPair', 'KeyType=rsa'), missing('KeyName'))
  })

  it('are refused with values that are none', () => {
    for (const [action, sent] of [
      ['DescribeVpcs', 'MaxResults=many'],
      ['DescribeVpcs', 'DryRun=perhaps'],
      ['ImportKeyPair', 'KeyName=a&PublicKeyMaterial=!'],
    ] as const) {
      assert.equal(refused(action, sent)[0], 'InvalidParameterValue', sent)
    }
  })

  it('name an action that there is', () => {
    const message = 'The action Nope is not valid for this web service.'
    assert.deepEqual(refused('Nope', ''), ['InvalidAction', 400, message])
  })
})

describe('the answers of EC2', () => {
  const open = '<?xml version="1.0" encoding="UTF-8"?>\n'
  const namespace = 'xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"'

  it('have the request id first, small names, and items in lists', () => {
    const Vpcs = [{ VpcId: 'vpc-1', IsDefault: true, Tags: [{ Key: '<k>', Value: '' }] }]
    assert.equal(
      String(ec2.encode(operation('DescribeVpcs'), { Vpcs }, 'request-1').body),
      `${open}<DescribeVpcsResponse ${namespace}><requestId>request-1</requestId><vpcSet><item>` +
        '<isDefault>true</isDefault><tagSet><item><key>&lt;k&gt;</key><value></value></item>' +
        '</tagSet><vpcId>vpc-1</vpcId></item></vpcSet></DescribeVpcsResponse>',
    )
  })

  it('are the same of items that are frozen, however often and however long', () => {
    const tags = Array.from({ length: 200 }, (_, at) => ({ Key: `key${at}`, Value: 'é' }))
    const items = ['vpc-1', 'vpc-2'].map((VpcId) => ({ VpcId, Tags: tags }))
    const told = (Vpcs: typeof items) =>
      String(ec2.encode(operation('DescribeVpcs'), { Vpcs }, 'request-1').body)
    const expected = told(items)
    const [first, second] = items.map((item) => Object.freeze({ ...item }))
    assert.ok(first && second && items[1])
    assert.equal(told([first, second]), expected)
    assert.equal(told([first, second]), expected)
    assert.equal(told([first, items[1]]), expected)
  })

  it('say that something was done where there is nothing to say', () => {
    assert.equal(
      String(ec2.encode(operation('DeleteVpc'), {}, 'request-1').body),
      `${open}<DeleteVpcResponse ${namespace}><requestId>request-1</requestId>` +
        '<return>true</return></DeleteVpcResponse>',
    )
  })

  it('write times with milliseconds, which are zero', () => {
    const KeyPairs = [{ CreateTime: new Date(1_700_000_000_123) }]
    const { body } = ec2.encode(operation('DescribeKeyPairs'), { KeyPairs }, 'r')
    assert.match(String(body), /<createTime>2023-11-14T22:13:20\.000Z<\/createTime>/)
  })

  it('say an error as EC2 does', () => {
    const error = new AwsError('InvalidVpcID.NotFound', { status: 400, message: 'No <vpc>' })
    assert.deepEqual(ec2.encodeError(error, 'request-1'), {
      status: 400,
      headers: ['Content-Type', 'text/xml;charset=UTF-8'],
      body:
        `${open}<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code>` +
        '<Message>No &lt;vpc&gt;</Message></Error></Errors>' +
        '<RequestID>request-1</RequestID></Response>',
    })
  })

  it('say what all services may say in their own words', () => {
    const cases: [string, string, number][] = [
      ['InvalidAccessKeyId', 'AuthFailure', 401],
      ['SignatureDoesNotMatch', 'AuthFailure', 401],
      ['ExpiredToken', 'RequestExpired', 400],
      ['SlowDown', 'RequestLimitExceeded', 503],
      ['InternalError', 'InternalError', 500],
    ]
    for (const [thrown, code, expected] of cases) {
      const { status, body } = ec2.encodeError(new AwsError(thrown), 'r')
      assert.equal(status, expected)
      assert.match(String(body), new RegExp(`<Code>${code}</Code>`))
    }
  })
})

describe("EC2's model", () => {
  it('joins the shapes of an operation when they are asked for, and then keeps them', () => {
    const { input } = operation('RunInstances')
    assert.ok(input)
    assert.equal(operation('RunInstances').input, input)
    assert.ok(loadModel('ec2').operations.size > 800)
  })
})
