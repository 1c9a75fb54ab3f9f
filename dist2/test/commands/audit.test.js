/** What commands do stands in the audit trail, as calls of the API do. */
import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { cloudTrailClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { keysOf } from './printed.js';
describe('commands in the audit trail', function () {
    this.timeout(60_000);
    const server = useServer({ workers: 1 });
    it('are events of the account that they concern, done or refused, without secrets', async () => {
        await server.cli('account', 'create', 'Blue', '--email', 'it@blue.example');
        const root = keysOf(await server.cli('key', 'create', '--account', 'Blue', '--json'));
        await server.cli('user', 'create', 'bob', '--account', 'Blue');
        await server.cli('user', 'create', 'bob', '--account', 'Blue');
        await server.cliReading('Hidden-Passw0rd\n', 'user', 'password', 'bob', '--account', 'Blue');
        const trail = cloudTrailClient(server, root);
        const { Events = [] } = await trail.send(new LookupEventsCommand({}));
        const texts = Events.map(({ CloudTrailEvent = '' }) => CloudTrailEvent);
        const changes = texts.map((text) => JSON.parse(text)).filter(({ readOnly }) => !readOnly);
        deepStrictEqual(changes.map(({ eventName, errorCode }) => [eventName, errorCode]).reverse(), [
            ['CreateAccessKey', undefined],
            ['CreateUser', undefined],
            ['CreateUser', 'EntityAlreadyExistsException'],
            ['CreateLoginProfile', undefined],
        ]);
        for (const { userAgent, sourceIPAddress, userIdentity } of changes) {
            match(userAgent, /^cairn\/\d/);
            deepStrictEqual([sourceIPAddress, userIdentity.type], ['127.0.0.1', 'Root']);
        }
        for (const secret of ['Hidden-Passw0rd', root.secretAccessKey]) {
            strictEqual(texts.join().includes(secret), false);
        }
    });
});
