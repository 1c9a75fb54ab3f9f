/**
 * `npm test`: prepares, brings the client programs, and runs mocha over everything, or over the
 * files that are named: `npm test -- dist/test/s3/PutObject.test.js`. Other arguments are mocha's.
 * Everything is run in two lanes side by side: the tests that start Docker wait for machines most of
 * the time, the others for the processor.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installClients } from './clients.mjs'
import { prepare, root } from './prepare.mjs'

const mocha = join(root, 'node_modules/mocha/bin/mocha.js')
const reporter = join(root, 'scripts/reporter.mjs')
const startsDocker = /support\/(docker|machines)\.js'/

prepare()
const PATH = installClients()
const given = process.argv.slice(2)
const notes = mkdtempSync(join(tmpdir(), 'cairn-tests-'))
const lanes = given.some((word) => word.endsWith('.js')) ? [[]] : lanesOfAll()
const ended = await Promise.all(lanes.map(runLane))
rmSync(notes, { recursive: true })
for (const { said } of ended) process.stdout.write(said)

const sum = (name) => ended.reduce((total, { counts }) => total + counts[name], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = ended.find(({ status }) => status !== 0)?.status ?? 0

function lanesOfAll() {
  const files = readdirSync(join(root, 'dist/test'), { recursive: true })
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => join('dist/test', name))
    .sort()
  const withDocker = files.filter((file) =>
    startsDocker.test(readFileSync(join(root, file), 'utf8')),
  )
  return [files.filter((file) => !withDocker.includes(file)), withDocker]
}

/** The first lane shows its dots as they come, the second all that it says at its end. */
async function runLane(files, number) {
  const counts = join(notes, `${number}.json`)
  const options = ['--reporter', reporter, '--reporter-option', `counts=${counts}`]
  const child = spawn(process.execPath, [mocha, ...options, ...given, ...files], {
    cwd: root,
    stdio: number === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part))
  const status = await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
  return { status, counts: readCounts(counts), said: Buffer.concat(said) }
}

/** A lane that never came to its end has failed as a whole. */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
