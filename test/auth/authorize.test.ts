import { authorize, requireExpectedOwner } from '../../src/auth/authorize.ts'
import type { Caller } from '../../src/auth/caller.ts'
import { refused } from './requests.ts'

const owner = '123456789012'
const caller = (type: 'root' | 'user'): Caller => ({
  type,
  account: owner,
  arn: `arn:aws:iam::${owner}:${type}`,
  accessKeyId: 'AKIA',
})

describe('authorize', () => {
  const permission = 's3:GetObject'

  it('lets every key of the account that owns a bucket do everything in it', () => {
    authorize(caller('root'), { permission, bucketOwner: owner })
    authorize(caller('user'), { permission, bucketOwner: owner })
    authorize(caller('root'), { permission: 's3:ListAllMyBuckets' })
  })

  it('refuses everybody else', async () => {
    const other = async () => authorize(caller('root'), { permission, bucketOwner: '2'.repeat(12) })
    await refused(other(), ['AccessDenied', 403])
    const anonymous = { type: 'anonymous' } as const
    const unknown = async () => authorize(anonymous, { permission, bucketOwner: owner })
    await refused(unknown(), ['AccessDenied', 403])
    const service = async () => authorize(anonymous, { permission: 's3:ListAllMyBuckets' })
    await refused(service(), ['AccessDenied', 403])
  })
})

describe('x-amz-expected-bucket-owner', () => {
  it('must be the owner when it is sent', async () => {
    requireExpectedOwner(undefined, owner)
    requireExpectedOwner(owner, owner)
    const other = async () => requireExpectedOwner('210987654321', owner)
    await refused(other(), ['AccessDenied', 403])
    const none = async () => requireExpectedOwner('me', owner)
    await refused(none(), ['InvalidBucketOwnerAWSAccountID', 400])
  })
})
