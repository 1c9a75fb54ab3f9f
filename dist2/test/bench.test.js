import { equal, match } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './support/programs.js';
const program = fileURLToPath(new URL('../bench/main.js', import.meta.url));
function bench(...options) {
    return new Promise((resolve) => {
        execFile(process.execPath, [program, ...options], (error, stdout, stderr) => {
            resolve({ code: Number(error?.code ?? 0), stdout, stderr });
        });
    });
}
describe('npm run bench', () => {
    it('prints every row for Cairn, and all answers are right', async function () {
        if (!isInstalled('wrk') && process.env.CI !== 'true') {
            if (this.test)
                this.test.title += ' (wrk is not installed)';
            this.skip();
        }
        this.timeout(120_000);
        const small = ['--seconds', '1', '--keys', '1000', '--large-mib', '16', '--connections', '4'];
        const { code, stdout, stderr } = await bench('--servers', 'cairn', ...small);
        equal(code, 0, stdout + stderr);
        for (const row of [
            'start to ready, ms',
            'idle memory, MB',
            'PUT 1 KiB, 4 connections',
            'GET 1 KiB, 4 connections',
            'HEAD 0 bytes, 4 connections',
            'LIST 1,000 keys, 4 connections',
            'DELETE 1 KiB, 4 connections',
            'PUT 16 MiB, MiB/s',
            'GET 16 MiB, MiB/s',
            'multipart 16 MiB, MiB/s',
            'peak memory, MB',
        ]) {
            match(stdout, new RegExp(`^${row} +[1-9]`, 'm'));
        }
    });
    it('says what is wrong with its options, and ends with 2', async () => {
        const { code, stderr } = await bench('--seconds', 'soon');
        equal(code, 2);
        match(stderr, /"soon"/);
    });
});
