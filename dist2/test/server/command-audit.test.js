import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { allEvents, decodeEvent } from '../../src/accounts/audit-records.js';
import { createEntityStore } from '../../src/accounts/store.js';
import { auditCommand } from '../../src/commands/command-audit.js';
import { AwsError } from '../../src/wire/errors.js';
import { createRequestParser } from '../../src/wire/request.js';
import { MemoryRecords } from '../support/memory-records.js';
const account = '111111111111';
const caller = {
    type: 'root',
    account,
    arn: `arn:aws:iam::${account}:root`,
    userId: account,
    accessKeyId: '',
};
const request = createRequestParser([])({
    method: 'POST',
    target: '/',
    headers: { 'user-agent': 'cairn (command line)' },
});
describe('a command of the operator', () => {
    it('is an event like any other call, whether it is done or refused', async () => {
        const records = new MemoryRecords();
        const books = { records, accounts: { entities: createEntityStore(records) }, region: 'here' };
        const asked = { caller, request, requestId: 'r', input: { UserName: 'ann' } };
        const call = { name: 'CreateUser', permission: 'iam:CreateUser' };
        strictEqual(await auditCommand(books, { call, asked }, async () => 'done'), 'done');
        const refusal = new AwsError('EntityAlreadyExists', { status: 409 });
        const refused = auditCommand(books, { call, asked }, () => Promise.reject(refusal));
        await rejects(refused, refusal);
        const unnamed = { name: 'GetCallerIdentity', permission: 'none' };
        strictEqual(await auditCommand(books, { call: unnamed, asked }, async () => 'me'), 'me');
        const events = [];
        for await (const { value } of allEvents(records)) {
            const { eventName, requestParameters, errorCode, userAgent } = decodeEvent(value);
            events.push([eventName, requestParameters, errorCode ?? '', userAgent]);
        }
        const common = ['CreateUser', { userName: 'ann' }];
        const agent = 'cairn (command line)';
        const byError = events.sort((a, b) => (String(a[2]) < String(b[2]) ? -1 : 1));
        deepStrictEqual(byError, [
            [...common, '', agent],
            [...common, 'EntityAlreadyExistsException', agent],
        ]);
    });
});
