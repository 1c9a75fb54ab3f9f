/**
 * `npm test`: prepares, brings the client programs, and runs mocha over everything, or over the
 * files that are named: `npm test -- dist/test/s3/PutObject.test.js`. Other arguments are mocha's.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installClients } from './clients.mjs'
import { prepare, root } from './prepare.mjs'

prepare()
const PATH = installClients()
const mocha = join(root, 'node_modules/mocha/bin/mocha.js')
const reporter = join(root, 'scripts/reporter.mjs')
const given = process.argv.slice(2)
const files = given.some((word) => word.endsWith('.js')) ? [] : ['dist/test/**/*.test.js']
const args = [mocha, '--reporter', reporter, ...given, ...files]
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
})
process.exitCode = status ?? 1
