/** What the tests of Service Quotas have in common: a quota's value, a member account's clients. */
import { deepStrictEqual } from 'node:assert/strict'
import type { S3Client } from '@aws-sdk/client-s3'
import {
  GetServiceQuotaCommand,
  RequestServiceQuotaIncreaseCommand,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas'
import { addUser } from '../organizations/members.ts'
import { newAccount } from '../organizations/scene.ts'
import { organizationsClient, quotasClient, s3ClientOf } from '../support/clients.ts'
import type { TestServer } from '../support/server.ts'

/** An account of the organization, and clients of a user there who may do everything. */
export interface Member {
  readonly account: string
  readonly quotas: ServiceQuotasClient
  readonly s3: S3Client
}

/** Makes an account with a user. */
export async function makeMember(server: TestServer, name: string): Promise<Member> {
  const account = await newAccount(organizationsClient(server), name)
  const keys = await addUser(server, { account, userName: 'someone' })
  return { account, quotas: quotasClient(server, keys), s3: s3ClientOf(server, keys) }
}

/** Names of quotas, as inputs take them. */
export const bytes = { ServiceCode: 's3', QuotaCode: 'storage-bytes' } as const
export const objects = { ServiceCode: 's3', QuotaCode: 'storage-objects' } as const
export const buckets = { ServiceCode: 's3', QuotaCode: 'L-DC2B2D3D' } as const
export const vcpus = { ServiceCode: 'ec2', QuotaCode: 'L-1216C47A' } as const

/** The value of what has no limit. */
export const unlimited = Number.MAX_SAFE_INTEGER

/** A quota, as inputs name it. */
export interface Named {
  readonly ServiceCode: string
  readonly QuotaCode: string
  readonly ContextId?: string
}

/** The value that binds. */
export async function boundValue(client: ServiceQuotasClient, quota: Named): Promise<number> {
  const { Quota } = await client.send(new GetServiceQuotaCommand(quota))
  return Quota?.Value ?? Number.NaN
}

/** Asks for a value, and gives the request. */
export async function ask(client: ServiceQuotasClient, quota: Named, DesiredValue: number) {
  const input = { ...quota, DesiredValue }
  const { RequestedQuota } = await client.send(new RequestServiceQuotaIncreaseCommand(input))
  return { id: RequestedQuota?.Id ?? '', status: RequestedQuota?.Status }
}

/** Runs `cairn quota …` beside the server, and reads what it prints with --json. */
export async function quotaCommand(server: TestServer, ...args: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await server.cli('quota', ...args, '--json')
  deepStrictEqual({ code, stderr }, { code: 0, stderr: '' })
  return JSON.parse(stdout)
}
