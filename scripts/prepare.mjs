/**
 * What `npm start` and `npm test` do first on a clean clone: install what is missing, build what is
 * stale. When nothing is, it costs a few milliseconds.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's directory, with a trailing slash. */
export const root = fileURLToPath(new URL('../', import.meta.url))

const buildStamp = join(root, 'dist/.built-from')
const installStamp = join(root, 'node_modules/.package-lock.json')
const sourceFolders = ['src', 'test', 'bench']

/**
 * Installs and builds when needed; says on stderr what it does. Ends the process when it cannot.
 */
export function prepare() {
  if (isInstallStale()) {
    step('Installing packages …', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  }
  const source = describeSources()
  if (read(buildStamp) === source) return
  dropOrphans()
  step('Building …', 'npm', ['run', '--silent', 'build'])
  mkdirSync(dirname(buildStamp), { recursive: true })
  writeFileSync(buildStamp, source)
}

function isInstallStale() {
  if (!existsSync(installStamp)) return true
  return statSync(installStamp).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs
    ? !isLockInstalled()
    : false
}

/** The lock file may be newer by its time alone: a checkout touches it. */
function isLockInstalled() {
  const wanted = JSON.parse(read(join(root, 'package-lock.json'))).packages
  const installed = JSON.parse(read(installStamp)).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  )
}

/** A hash over path, size and time of everything that the build reads. */
function describeSources() {
  const hash = createHash('sha256')
  const files = [
    'tsconfig.json',
    'package-lock.json',
    'scripts/bundle.mjs',
    ...sourceFolders.flatMap(listSources),
  ]
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function listSources(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort()
}

/** Built files whose source is gone would still be run as tests, or be imported. */
function dropOrphans() {
  for (const folder of sourceFolders) {
    const built = join(root, 'dist', folder)
    if (!existsSync(built)) continue
    for (const name of readdirSync(built, { recursive: true })) {
      const source = join(root, folder, name.replace(/\.js$/, '.ts'))
      if (name.endsWith('.js') && !existsSync(source)) rmSync(join(built, name))
    }
  }
}

function step(title, file, args) {
  process.stderr.write(`${title}\n`)
  try {
    execFileSync(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  } catch (error) {
    const command = [basename(file), ...args.map((part) => relative(root, part) || part)].join(' ')
    process.stderr.write(`${error.stdout ?? ''}${error.stderr ?? ''}${command} failed\n`)
    process.exit(1)
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
