/** `cairn vm` where there are no machines; what machines show is in test/machines. */
import { match, strictEqual } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteCertificate, siteKey } from '../support/certificates.js';
import { useServer } from '../support/server.js';
import { printed } from './printed.js';
describe('cairn vm', function () {
    this.timeout(60_000);
    const server = useServer({ env: { CAIRN_DOCKER: 'unix:///nowhere/docker.sock' } });
    const refused = async (code, what, ...args) => {
        const done = await server.cli('vm', ...args);
        match(done.stderr, what);
        strictEqual(done.code, code);
    };
    it('says what it is asked wrongly', async () => {
        await refused(2, /expected `cairn vm run IMAGE /, 'run');
        await refused(2, /expected `cairn vm stop NAME /, 'stop', 'one', '--', 'two');
        await refused(2, /--count is a number from 1 to 999/, 'run', 'debian-12', '--count', '0');
        await refused(2, /there is no image "debian-12"; there are: none/, 'run', 'debian-12');
        await refused(2, /there is no machine "web"/, 'ssh', 'web', '--', 'cat', '--help');
        await refused(2, /there is no machine "web"/, 'rm', 'web');
    });
    it('lists nothing where there is nothing', async () => {
        strictEqual(printed(await server.cli('vm', 'list', '--json')).Instances.length, 0);
        strictEqual((await server.cli('vm', 'list')).stdout.split('\n').length, 2);
    });
    it('says in the words of the API why there are no machines', async () => {
        await server.cli('image', 'register', 'debian-12', 'cairn/debian-12');
        await refused(1, /Docker.*\(UnsupportedOperation\)/, 'run', 'debian-12');
    });
    it('says that no server answers', async () => {
        await server.stop();
        try {
            await refused(1, /no server answers at http:\/\/127\.0\.0\.1:/, 'run', 'debian-12');
        }
        finally {
            await server.start();
        }
    });
});
describe('cairn vm of a server with TLS', function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), 'cairn-vm-tls-'));
    const write = (name, text) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
    };
    const server = useServer({
        env: {
            CAIRN_DOCKER: 'unix:///nowhere/docker.sock',
            CAIRN_TLS_CERT: write('cert.pem', siteCertificate),
            CAIRN_TLS_KEY: write('key.pem', siteKey),
        },
    });
    after(() => rmSync(folder, { recursive: true }));
    it('knows it by its certificate, whatever that names', async () => {
        await server.cli('image', 'register', 'debian-12', 'cairn/debian-12');
        const done = await server.cli('vm', 'run', 'debian-12');
        match(done.stderr, /Docker.*\(UnsupportedOperation\)/);
    });
});
