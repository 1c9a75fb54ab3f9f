/**
 * An outside for machines, without the internet: a network of the test's own that this machine
 * routes to, with a server in it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runCommand } from './server.js';
const server = `
require('node:net').createServer((socket) => {
  socket.on('error', () => {})
  socket.write('you are ' + socket.remoteAddress.replace('::ffff:', '') + '\\n')
  const timer = setInterval(() => socket.write('tick\\n'), 100)
  socket.on('close', () => clearInterval(timer))
}).listen(8080, () => console.log('listening'))
`;
/** Makes it; root is needed. */
export async function startOutside() {
    const name = `cairn-out-${process.pid}`;
    const [near, far] = [`vo${process.pid}n`, `vo${process.pid}f`];
    const address = '198.51.100.2';
    const hostAddress = '198.51.100.1';
    let child;
    const close = async () => {
        if (child !== undefined && child.exitCode === null) {
            child.kill('SIGKILL');
            await once(child, 'exit');
        }
        await runCommand('ip', ['netns', 'delete', name]);
        await runCommand('ip', ['link', 'delete', near]);
    };
    try {
        await ip('netns', 'add', name);
        await ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name);
        await ip('addr', 'add', `${hostAddress}/24`, 'dev', near);
        await ip('link', 'set', near, 'up');
        await ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', far);
        await ip('-n', name, 'link', 'set', far, 'up');
        await ip('-n', name, 'link', 'set', 'lo', 'up');
        child = spawn('ip', ['netns', 'exec', name, process.execPath, '-e', server], {
            stdio: ['ignore', 'pipe', 'inherit'],
        });
        if (child.stdout !== null)
            await once(child.stdout, 'data');
        return { address, hostAddress, port: 8080, close };
    }
    catch (error) {
        await close();
        throw error;
    }
}
async function ip(...args) {
    const result = await runCommand('ip', args);
    if (result.code !== 0)
        throw new Error(`ip ${args.join(' ')}: ${result.stderr}`);
}
