/** What the tests of Service Quotas have in common: a quota's value, a member account's clients. */
import { deepStrictEqual } from 'node:assert/strict';
import { GetServiceQuotaCommand, RequestServiceQuotaIncreaseCommand, } from '@aws-sdk/client-service-quotas';
import { addUser } from '../organizations/members.js';
import { newAccount } from '../organizations/scene.js';
import { organizationsClient, quotasClient, s3ClientOf } from '../support/clients.js';
/** Makes an account with a user. */
export async function makeMember(server, name) {
    const account = await newAccount(organizationsClient(server), name);
    const keys = await addUser(server, { account, userName: 'someone' });
    return { account, quotas: quotasClient(server, keys), s3: s3ClientOf(server, keys) };
}
/** Names of quotas, as inputs take them. */
export const bytes = { ServiceCode: 's3', QuotaCode: 'storage-bytes' };
export const objects = { ServiceCode: 's3', QuotaCode: 'storage-objects' };
export const buckets = { ServiceCode: 's3', QuotaCode: 'L-DC2B2D3D' };
export const vcpus = { ServiceCode: 'ec2', QuotaCode: 'L-1216C47A' };
/** The value of what has no limit. */
export const unlimited = Number.MAX_SAFE_INTEGER;
/** The value that binds. */
export async function boundValue(client, quota) {
    const { Quota } = await client.send(new GetServiceQuotaCommand(quota));
    return Quota?.Value ?? Number.NaN;
}
/** Asks for a value, and gives the request. */
export async function ask(client, quota, DesiredValue) {
    const input = { ...quota, DesiredValue };
    const { RequestedQuota } = await client.send(new RequestServiceQuotaIncreaseCommand(input));
    return { id: RequestedQuota?.Id ?? '', status: RequestedQuota?.Status };
}
/** Runs `cairn quota …` beside the server, and reads what it prints with --json. */
export async function quotaCommand(server, ...args) {
    const { code, stdout, stderr } = await server.cli('quota', ...args, '--json');
    deepStrictEqual({ code, stderr }, { code: 0, stderr: '' });
    return JSON.parse(stdout);
}
