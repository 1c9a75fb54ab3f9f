/** aws-cli for tests of many commands: one process that is forked for each, not started. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { awsEnvironment, useProgram } from './programs.js';
import { cleanEnvironment, repositoryRoot } from './server.js';
const script = join(repositoryRoot, 'test/clients/aws_forks.py');
/**
 * Makes aws-cli ready for the tests of a `describe`, as `useProgram` does; commands may run at
 * once. A command takes a fifth of a second of CPU less than its own process would.
 */
export function useAwsCli(server) {
    const program = useProgram(server, 'aws');
    const waiting = new Map();
    let parent;
    let asked = 0;
    const end = (stderr) => {
        for (const resolve of waiting.values())
            resolve({ code: 1, stdout: '', stderr });
        waiting.clear();
    };
    const start = () => {
        const own = { HOME: program.folder, LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' };
        const env = { ...cleanEnvironment(), ...own, ...awsEnvironment(server) };
        const child = spawn('python3', [script], { env, cwd: program.folder });
        let complaints = '';
        child.stderr.on('data', (data) => {
            complaints += data;
        });
        child.once('error', (error) => end(String(error)));
        child.once('close', () => end(`aws_forks.py ended: ${complaints}`));
        createInterface({ input: child.stdout }).on('line', (line) => {
            const [id, code, stdout, stderr] = JSON.parse(line);
            waiting.get(id)?.({ code, stdout, stderr });
            waiting.delete(id);
        });
        return child;
    };
    after(() => parent?.stdin.end());
    const attempt = (...args) => {
        parent ??= start();
        asked += 1;
        const id = asked;
        parent.stdin.write(`${JSON.stringify([id, ...args])}\n`);
        return new Promise((resolve) => waiting.set(id, resolve));
    };
    return {
        get folder() {
            return program.folder;
        },
        attempt,
        async run(...args) {
            const { code, stdout, stderr } = await attempt(...args);
            if (code === 0)
                return stdout;
            throw new Error(`aws ${args.join(' ')}\nended with code ${code}:\n${stdout}${stderr}`);
        },
    };
}
