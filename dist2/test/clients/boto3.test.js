/**
 * boto3 with its default checksums. The steps are Python: `boto3_steps.py` beside this file's
 * source.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { useProgram } from '../support/programs.js';
import { repositoryRoot, useServer } from '../support/server.js';
const script = join(repositoryRoot, 'test/clients/boto3_steps.py');
describe('boto3', function () {
    this.timeout(120_000);
    const server = useServer();
    const python = useProgram(server, ['python3', script]);
    for (const [step, promise] of [
        ['put_and_get', 'puts with a CRC32 trailer, gets it validated'],
        ['checksums', 'puts and gets with every checksum that botocore can make'],
        ['upload_fileobj', 'uploads a stream in parts, and downloads it in parts'],
        ['managed_copy', 'copies on the server, small and in parts'],
        ['paginators', 'pages through everything that can be listed'],
        ['presigned_urls', 'presigns GET and PUT'],
        ['presigned_post', 'lets a form upload what its policy allows, and nothing else'],
        ['conditions', 'honours preconditions on reads and writes'],
        ['delete_many', 'deletes a thousand keys in one request'],
        ['errors', 'raises the exceptions of its documentation'],
        ['waiters_and_resources', 'waits, and works through its resource classes'],
    ]) {
        it(promise, async () => {
            assert.equal((await python.run(step)).trim(), 'ok');
        });
    }
});
