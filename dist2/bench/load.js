/**
 * The load on small objects: wrk with one thread, fed by a Lua script with ready, presigned request
 * lines, so that the client costs next to nothing beside the server on the same two cores.
 *
 * A list is either run round and round (reads) or used up (`once`: PUTs of distinct keys, DELETEs
 * of existing ones); then the load ends early and the rate is still true, because the script
 * interrupts wrk itself when the list is empty.
 */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeScratch, removeScratch } from './scratch.js';
/**
 * wrk asks for one request before it starts, only to look at it: so the first two calls answer the
 * same one.
 */
const script = `
local ffi = require('ffi')
ffi.cdef [[ int getpid(void); int kill(int pid, int signal); ]]

local head, tail, nextRequest, looked
used = 0

local function readAll(path)
  local file = io.open(path, 'rb')
  local text = file:read('*a')
  file:close()
  return text
end

local function build(target)
  return head .. target .. tail
end

local function looping(path)
  local requests, size, position = {}, 0, 0
  for target in io.lines(path) do
    size = size + 1
    requests[size] = build(target)
  end
  return function()
    position = position % size + 1
    return requests[position]
  end
end

local function once(path)
  local file, request = io.open(path), nil
  return function()
    local target = file:read()
    if target then
      request = build(target)
    else
      wrk.thread:stop()
      ffi.C.kill(ffi.C.getpid(), 2)
    end
    return request
  end
end

function setup(thread)
  measured = thread
end

function init(arguments)
  local method, host, mode, targets, bodyFile = unpack(arguments)
  head = method .. ' '
  tail = ' HTTP/1.1\\r\\nHost: ' .. host .. '\\r\\n'
  if bodyFile then
    local body = readAll(bodyFile)
    tail = tail .. 'Content-Length: ' .. #body .. '\\r\\n\\r\\n' .. body
  else
    tail = tail .. '\\r\\n'
  end
  nextRequest = (mode == 'once' and once or looping)(targets)
  looked = nextRequest()
end

local asked = false

function request()
  if not asked then
    asked = true
    return looked
  end
  used = used + 1
  if used == 1 then
    return looked
  end
  return nextRequest()
end

function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format(
    'measured {"requests":%d,"failures":%d,"seconds":%.6f,"p50Ms":%.3f,"p99Ms":%.3f,"used":%d}\\n',
    summary.requests, failures, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, measured:get('used')))
end
`;
/** Whether wrk can be started. */
export function wrkIsInstalled() {
    return new Promise((resolve) => {
        const child = spawn('wrk', ['--version'], { stdio: 'ignore' });
        child.once('error', () => resolve(false));
        child.once('exit', () => resolve(true));
    });
}
function runWrk(commandLine) {
    return new Promise((resolve, reject) => {
        const child = spawn('wrk', commandLine, { stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        child.stdout.on('data', (text) => {
            output += text;
        });
        child.stderr.on('data', (text) => {
            output += text;
        });
        child.once('error', reject);
        child.once('close', () => resolve(output));
    });
}
function parseResult(output, load) {
    const line = /^measured (\{.*\})$/m.exec(output)?.[1];
    if (!line)
        throw new Error(`wrk gave no figures:\n${output}`);
    const result = JSON.parse(line);
    return { ...result, used: Math.min(result.used, load.targets.length) };
}
/** Puts one load on a server and answers what wrk measured. */
export async function runLoad(load) {
    if (load.targets.length === 0)
        throw new Error(`there is nothing to ${load.method}`);
    const directory = await makeScratch('load');
    const inDirectory = (name) => join(directory, name);
    try {
        await writeFile(inDirectory('load.lua'), script);
        await writeFile(inDirectory('targets'), `${load.targets.join('\n')}\n`);
        if (load.body)
            await writeFile(inDirectory('body'), load.body);
        const wrk = ['-t1', `-c${load.connections}`, `-d${Math.ceil(load.seconds)}`, '--timeout', '30s'];
        wrk.push('-s', inDirectory('load.lua'), load.url, '--');
        wrk.push(load.method, new URL(load.url).host, load.once ? 'once' : 'loop');
        wrk.push(inDirectory('targets'), ...(load.body ? [inDirectory('body')] : []));
        return parseResult(await runWrk(wrk), load);
    }
    finally {
        await removeScratch(directory);
    }
}
