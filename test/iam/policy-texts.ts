/** Policies, and keys of users, as the tests of IAM need them. */
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  type IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import type { Keys } from '../support/clients.ts'

type Element = string | readonly string[]

/** The text of a policy of these statements. */
export function policyText(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

/** A policy that allows actions, on everything unless resources are given. */
export function allowing(action: Element, resource: Element = '*'): string {
  return policyText({ Effect: 'Allow', Action: action, Resource: resource })
}

/** A trust policy that lets these principals assume a role. */
export function trusting(principal: object): string {
  return policyText({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })
}

/** What lets EC2 assume a role. */
export const trustsMachines = trusting({ Service: 'ec2.amazonaws.com' })

/** A valid policy of so many characters, white space not counted. */
export function policyOfChars(chars: number): string {
  const around = policyText({ Sid: '', Effect: 'Allow', Action: 's3:*', Resource: '*' }).length
  const Sid = 'a'.repeat(chars - around)
  return policyText({ Sid, Effect: 'Allow', Action: 's3:*', Resource: '*' })
}

/** Makes a user with one inline policy, and keys for it. */
export async function userWith(iam: IAMClient, name: string, policy: string): Promise<Keys> {
  await iam.send(new CreateUserCommand({ UserName: name }))
  const put = { UserName: name, PolicyName: 'own', PolicyDocument: policy }
  await iam.send(new PutUserPolicyCommand(put))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }))
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {}
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey }
}
