import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict'
import { CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam'
import { iamClient } from '../support/clients.ts'
import { useServer } from '../support/server.ts'

describe('users', () => {
  const server = useServer()
  const iam = iamClient(server)

  it('are made with a path and tags, and found', async () => {
    const Tags = [{ Key: 'team', Value: 'blue' }]
    const made = await iam.send(new CreateUserCommand({ UserName: 'bob', Path: '/ops/', Tags }))
    const { User: user } = await iam.send(new GetUserCommand({ UserName: 'bob' }))
    deepStrictEqual(user, made.User)
    strictEqual(user?.Arn?.endsWith(':user/ops/bob'), true)
    deepStrictEqual(user?.Tags, Tags)
  })

  it('have names that differ in more than case', async () => {
    await rejects(iam.send(new CreateUserCommand({ UserName: 'BOB' })), {
      name: 'EntityAlreadyExistsException',
      message: 'User with name BOB already exists.',
    })
  })

  it('are not found under another name', async () => {
    await rejects(iam.send(new GetUserCommand({ UserName: 'eve' })), {
      name: 'NoSuchEntityException',
      message: 'The user with name eve cannot be found.',
    })
  })
})
