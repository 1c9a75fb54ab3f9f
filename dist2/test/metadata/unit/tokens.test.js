import { deepStrictEqual, match, notStrictEqual, strictEqual } from 'node:assert/strict';
import { connect } from 'node:net';
import { useServer } from '../../support/server.js';
import { instanceIds, links, openScene } from './scene.js';
describe('metadata: versions 1 and 2', () => {
    const server = useServer({ workers: 1 });
    let scene;
    before(async () => {
        scene = await openScene(server);
    });
    after(() => scene.end());
    beforeEach(() => scene.setOptions({}));
    const ttl = 'X-aws-ec2-metadata-token-ttl-seconds';
    const put = (headers, path = '/latest/api/token') => scene.ask(path, { method: 'PUT', headers });
    const askWith = (token, from) => scene.ask('/latest/meta-data/instance-id', {
        headers: { 'X-aws-ec2-metadata-token': token },
        ...(from !== undefined && { from }),
    });
    it('answer each machine about itself, and nobody else at all', async () => {
        for (const from of [links.one, links.other]) {
            const { status, body } = await scene.ask('/latest/meta-data/instance-id', { from });
            deepStrictEqual([status, body], [200, instanceIds[from]]);
        }
        const stranger = await scene.ask('/latest/meta-data/instance-id', { from: links.nobody });
        strictEqual(stranger.status, 503);
    });
    it('give a token for 1 second to 6 hours, and say how long it holds', async () => {
        for (const seconds of ['1', '21600']) {
            const { status, headers, body } = await put({ [ttl]: seconds });
            deepStrictEqual([status, headers[ttl.toLowerCase()]], [200, seconds]);
            match(body, /^[\w-]{56}$/);
        }
        for (const seconds of ['0', '21601', '-1', '', '1.5', 'x', '060']) {
            strictEqual((await put({ [ttl]: seconds })).status, 400, seconds);
        }
        strictEqual((await put({})).status, 400);
    });
    it('give none to a proxy, nor at a dated path, nor to who does not put', async () => {
        strictEqual((await put({ [ttl]: '60', 'X-Forwarded-For': '10.0.0.1' })).status, 403);
        strictEqual((await put({ [ttl]: '60' }, '/2021-03-23/api/token')).status, 403);
        strictEqual((await put({ [ttl]: '60' }, '/latest/meta-data/')).status, 403);
        strictEqual((await scene.ask('/latest/api/token')).status, 405);
        strictEqual((await scene.ask('/latest/meta-data/', { method: 'POST' })).status, 405);
    });
    it('take a token of this machine until it ends, and no other', async () => {
        const token = await scene.token(links.one, 60);
        const { status, headers } = await askWith(token);
        strictEqual(status, 200);
        match(String(headers[ttl.toLowerCase()]), /^(60|59)$/);
        strictEqual((await askWith(token, links.other)).status, 401);
        const last = token.at(-1) === 'A' ? 'B' : 'A';
        strictEqual((await askWith(token.slice(0, -1) + last)).status, 401);
        for (const wrong of ['', 'AQAEA', `${token}A`])
            strictEqual((await askWith(wrong)).status, 401);
        notStrictEqual(await scene.token(), await scene.token());
        scene.advance(60_000);
        strictEqual((await askWith(token)).status, 401);
    });
    it('refuse version 1 from the moment that tokens are required', async () => {
        const token = await scene.token();
        strictEqual((await scene.ask('/latest/meta-data/')).status, 200);
        await scene.setOptions({ httpTokens: 'required' });
        const { status, headers, body } = await scene.ask('/latest/meta-data/');
        deepStrictEqual([status, headers['content-type']], [401, 'text/html']);
        match(body, /<h1>401 - Unauthorized<\/h1>/);
        strictEqual((await askWith(token)).status, 200);
    });
    it('answer nothing from the moment that the endpoint is disabled', async () => {
        const token = await scene.token();
        await scene.setOptions({ httpEndpoint: 'disabled' });
        strictEqual((await scene.ask('/latest/meta-data/')).status, 403);
        strictEqual((await askWith(token)).status, 403);
        strictEqual((await put({ [ttl]: '60' })).status, 403);
    });
    it('bound what a machine holds open, and leave the other its own', async () => {
        const sockets = Array.from({ length: 70 }, () => connect({ host: '127.0.0.1', port: scene.ports[0], localAddress: links.one }));
        try {
            const closed = sockets.map((socket) => new Promise((resolve) => socket.on('error', resolve).on('close', resolve)));
            await Promise.race(closed);
            const { status } = await scene.ask('/latest/meta-data/', { from: links.other });
            strictEqual(status, 200);
        }
        finally {
            for (const socket of sockets)
                socket.destroy();
        }
    });
    it('refuse headers without end, and paths that cannot be read', async () => {
        const long = { 'X-Long': 'x'.repeat(16_384) };
        strictEqual((await scene.ask('/latest/meta-data/', { headers: long })).status, 431);
        strictEqual((await scene.ask('/latest/%zz')).status, 400);
        deepStrictEqual(scene.problems, []);
    });
});
