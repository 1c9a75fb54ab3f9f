/**
 * The client programs that the tests run against the server: from Debian's packages, and from PyPI
 * in a virtual environment outside the repository. What cannot be had is left out; its tests then
 * skip themselves, or fail with CI=true.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Debian package → the program, or the path, that shows that it is there. */
const debianPackages = {
  rclone: 'rclone',
  restic: 'restic',
  s3cmd: 's3cmd',
  duplicity: 'duplicity',
  'python3-boto3': '/usr/lib/python3/dist-packages/boto3',
  'python3-venv': 'python3',
  wrk: 'wrk',
  mmdebstrap: 'mmdebstrap',
  'openssh-client': 'ssh',
  'docker.io': 'dockerd',
  nftables: 'nft',
  'busybox-static': 'busybox',
  'qemu-utils': 'qemu-img',
}
const pythonPackages = [
  'ansible==12.3.0',
  'apache-libcloud==3.9.1',
  'awscli==1.45.11',
  'boto3==1.43.11',
]

/** Installs what is missing and may be installed. Returns the `PATH` that finds it all. */
export function installClients() {
  const missing = Object.keys(debianPackages).filter((name) => !isThere(debianPackages[name]))
  if (missing.length > 0) installDebian(missing)
  return [pythonPrograms(), process.env.PATH].filter(Boolean).join(delimiter)
}

function installDebian(names) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  process.stderr.write(`Installing ${names.join(', ')} …\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    spawnSync('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...names], { env })
  if (install().status === 0) return
  spawnSync('apt-get', ['update', '-qq'], { env })
  const { status, stderr } = install()
  if (status !== 0) process.stderr.write(`apt-get: ${stderr}\n`)
}

/** The `bin` of the virtual environment with exactly these versions, made when it is not there. */
function pythonPrograms() {
  const key = createHash('sha256').update(pythonPackages.join(' ')).digest('hex').slice(0, 12)
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  const home = join(cache, 'cairn', `python-${key}`)
  const bin = join(home, 'bin')
  if (existsSync(join(home, 'complete'))) return bin
  process.stderr.write(`Installing ${pythonPackages.join(', ')} …\n`)
  rmSync(home, { recursive: true, force: true })
  const steps = [
    ['python3', ['-m', 'venv', home]],
    [join(bin, 'pip'), ['install', '-q', '--disable-pip-version-check', ...pythonPackages]],
    ['touch', [join(home, 'complete')]],
  ]
  for (const [file, args] of steps) {
    const { status, stderr, error } = spawnSync(file, args, { encoding: 'utf8' })
    if (status === 0) continue
    process.stderr.write(`${file}: ${error?.message ?? stderr}\n`)
    return undefined
  }
  return bin
}

function isThere(program) {
  if (program.startsWith('/')) return existsSync(program)
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => existsSync(join(folder, program)))
}
