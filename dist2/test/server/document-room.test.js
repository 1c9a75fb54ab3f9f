import { strictEqual, throws } from 'node:assert/strict';
import { CreatePolicyCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { limits } from '../../src/limits.js';
import { DocumentRoom } from '../../src/server/document-room.js';
import { iamClient } from '../support/clients.js';
import { rawConnection } from '../support/raw.js';
import { useServer } from '../support/server.js';
const { callBytes, smallCallBytes, unverifiedCallsBytes } = limits;
const most = unverifiedCallsBytes / callBytes;
describe('the room for documents of whoever sends them', () => {
    const server = useServer({ workers: 1 });
    it('is full when it is full, but for small ones, and free when they have gone', () => {
        const room = new DocumentRoom();
        const leaves = Array.from({ length: most }, () => room.enter(callBytes));
        throws(() => room.enter(smallCallBytes + 1), { code: 'SlowDown' });
        room.enter(smallCallBytes)();
        leaves.pop()?.();
        room.enter(callBytes)();
        for (const leave of leaves)
            leave();
        room.enter(callBytes)();
    });
    it('keeps nobody from calling who sends little, and all when the others have gone', async () => {
        const open = [];
        for (let count = 0; count < most; count++) {
            const connection = await rawConnection(server);
            open.push(connection);
            const head = [
                'POST / HTTP/1.1',
                `Host: 127.0.0.1:${server.port}`,
                `Content-Length: ${callBytes}`,
                'Authorization: AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/iam/aws4_request',
                'Expect: 100-continue',
            ];
            await connection.write(`${head.join('\r\n')}\r\n\r\n`);
            // It has its place when it is asked for its body.
            await new Promise((resolve) => connection.socket.once('data', resolve));
        }
        const iam = iamClient(server);
        const Statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
        const padded = JSON.stringify({ Version: '2012-10-17', Statement }).padEnd(100_000);
        const make = (PolicyName) => iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: padded })).then(() => 'made', (error) => error.name);
        strictEqual(await make('kept-out'), 'Throttling');
        strictEqual((await iam.send(new ListUsersCommand({}))).Users?.length, 0);
        const answers = open.map((connection) => connection.socket);
        await Promise.all(answers.map((socket) => new Promise((resolve) => socket.once('close', resolve).destroy())));
        let outcome = '';
        while (outcome !== 'made')
            outcome = await make('let-in');
    });
});
