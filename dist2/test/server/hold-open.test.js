import assert from 'node:assert/strict';
import http from 'node:http';
import { Exchange } from '../../src/server/exchange.js';
import { encodeFailure } from '../../src/server/failure.js';
import { holdOpen } from '../../src/server/hold-open.js';
import { send } from '../../src/server/send.js';
import { AwsError } from '../../src/wire/errors.js';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** Answers one request with what comes of some work, as the dispatch does. */
async function answerOf(work) {
    const server = http.createServer(async (incoming, outgoing) => {
        const exchange = new Exchange(incoming, outgoing);
        try {
            const body = await holdOpen(exchange, work(), { everyMs: 20 });
            send(exchange, { status: 200, headers: ['Content-Type', 'application/xml'], body });
        }
        catch (error) {
            send(exchange, encodeFailure(error, exchange));
        }
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
        const { port } = server.address();
        const answer = await fetch(`http://127.0.0.1:${port}/`);
        const { status, headers } = answer;
        return { status, text: await answer.text(), requestId: headers.get('x-amz-request-id') };
    }
    finally {
        server.close();
        server.closeAllConnections();
    }
}
const passed = (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs));
describe('an answer that takes long', () => {
    it('is as always if it is there in time', async () => {
        const { text } = await answerOf(async () => `${declaration}<Done/>`);
        assert.equal(text, `${declaration}<Done/>`);
    });
    it('begins with white space behind the declaration, and is a document all the same', async () => {
        const { status, text, requestId } = await answerOf(async () => {
            await passed(150);
            return `${declaration}<Done/>`;
        });
        assert.equal(status, 200);
        assert.match(requestId ?? '', /^[0-9A-F]{16}$/);
        assert.ok(text.startsWith(`${declaration} `), JSON.stringify(text));
        assert.match(text.slice(declaration.length), /^ +<Done\/>$/);
    });
    it('is a 200 with an error document if it fails after it was begun', async () => {
        const { status, text } = await answerOf(async () => {
            await passed(100);
            throw new AwsError('InvalidPart');
        });
        assert.equal(status, 200);
        assert.match(text.slice(declaration.length), /^ +<Error><Code>InvalidPart</);
    });
    it('has its own status if it fails before', async () => {
        const { status } = await answerOf(async () => {
            throw new AwsError('InvalidPart');
        });
        assert.equal(status, 400);
    });
});
