/**
 * A Docker daemon of the test's own, as a child process with its own directory and socket, and a
 * base image that needs no registry: Debian by mmdebstrap with this machine's Node.js and npm in
 * it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isInstalled } from './programs.ts'
import { cleanEnvironment, runCommand } from './server.ts'

/** A running daemon. */
export interface DockerDaemon {
  /** The path of its socket. */
  readonly socketPath: string
  /** Runs the `docker` command on it and returns what it printed; throws when it fails. */
  docker(...args: string[]): Promise<string>
  /** How the names of a server's bridges begin, once one is there. */
  bridges(): Promise<string | undefined>
  /** Ends the daemon, and with it all containers, and starts it again. */
  restart(): Promise<void>
  /** Removes all containers and networks. */
  clear(): Promise<void>
  /** Removes all containers and networks, ends the daemon, and removes its directory. */
  stop(): Promise<void>
}

const startTimeoutMs = 30_000
const suite = 'bookworm'

/** Starts a daemon, or says in a few words why there can be none. */
export async function startDocker(): Promise<DockerDaemon | string> {
  const missing = ['dockerd', 'docker', 'mmdebstrap'].filter((name) => !isInstalled(name))
  if (missing.length > 0) return `${missing.join(', ')} not installed`
  if (process.getuid?.() !== 0) return 'not root'
  const folder = await mkdtemp(join(tmpdir(), 'cairn-docker-'))
  const socketPath = join(folder, 'docker.sock')
  const socket = `unix://${socketPath}`
  let child = spawnDaemon(folder, socket)
  const docker = async (...args: string[]) => {
    const env = { ...cleanEnvironment(), DOCKER_BUILDKIT: '0', HOME: folder }
    const result = await runCommand('docker', ['-H', socket, ...args], { env, timeoutMs: 600_000 })
    if (result.code === 0) return result.stdout
    throw new Error(`docker ${args.join(' ')}:\n${result.stdout}${result.stderr}`)
  }
  const clear = async () => {
    const containers = await docker('ps', '-aq').catch(() => '')
    const ids = containers.split('\n').filter(Boolean)
    if (ids.length > 0) await docker('rm', '-f', ...ids).catch(() => '')
    // Their bridges are the machine's, and would outlive the daemon.
    const networks = await docker('network', 'ls', '-q', '--filter=type=custom').catch(() => '')
    const bridges = networks.split('\n').filter(Boolean)
    for (const id of bridges) await removeRules(await docker('network', 'inspect', id))
    if (bridges.length > 0) await docker('network', 'rm', ...bridges).catch(() => '')
  }
  const bridges = async () => {
    const [id] = (await docker('network', 'ls', '-q', '--filter=label=cairn.network')).split('\n')
    return id ? bridgesOf(await docker('network', 'inspect', id)) : undefined
  }
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  const stop = async () => {
    await clear()
    await end()
    await runCommand('umount', [join(folder, 'exec/netns/default')])
    await rm(folder, { recursive: true, force: true })
  }
  const isUp = async () => {
    const deadline = Date.now() + startTimeoutMs
    while (Date.now() < deadline && child.exitCode === null) {
      const answers = await docker('version').then(
        () => true,
        () => false,
      )
      if (answers) return true
      await sleep(200)
    }
    return false
  }
  const restart = async () => {
    await end()
    child = spawnDaemon(folder, socket)
    if (!(await isUp())) throw new Error('the Docker daemon does not start again')
  }
  if (await isUp()) return { socketPath, docker, bridges, restart, clear, stop }
  await stop()
  return 'no Docker daemon can run here'
}

/** The machine's own rules for a server's bridges, which bear the beginning of their names. */
async function removeRules(network: string): Promise<void> {
  const prefix = bridgesOf(network)
  if (prefix === undefined) return
  for (const table of [`inet cairn_${prefix}`, `ip cairn_${prefix}_ports`]) {
    await runCommand('nft', ['delete', 'table', ...table.split(' ')])
  }
}

function bridgesOf(network: string): string | undefined {
  return /"com.docker.network.bridge.name": "(vpc[0-9a-f]{4})/.exec(network)?.[1]
}

function spawnDaemon(folder: string, socket: string): ChildProcess {
  const args = [
    `--data-root=${join(folder, 'data')}`,
    `--exec-root=${join(folder, 'exec')}`,
    `--pidfile=${join(folder, 'pid')}`,
    `--host=${socket}`,
    '--bridge=none',
    '--iptables=false',
  ]
  const child = spawn('dockerd', args, { stdio: 'ignore' })
  process.once('exit', () => child.kill('SIGTERM'))
  return child
}

/**
 * A root file system with Node.js and npm, as an archive; made once and kept in the user's cache.
 */
export async function baseArchive(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cairn')
  const archive = join(cache, `base-${suite}-node-${process.version}.tar`)
  if (existsSync(archive)) return archive
  await mkdir(cache, { recursive: true })
  const node = await realpath(process.execPath)
  const npm = join(dirname(node), '../lib/node_modules/npm')
  const hooks = [
    'mkdir -p "$1/usr/local/lib/node_modules" "$1/etc/ssl/certs"',
    `copy-in ${node} /usr/local/bin`,
    `copy-in ${npm} /usr/local/lib/node_modules`,
    'ln -s ../lib/node_modules/npm/bin/npm-cli.js "$1/usr/local/bin/npm"',
    'copy-in /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs',
  ].map((hook) => `--customize-hook=${hook}`)
  const made = `${archive}.${process.pid}`
  const args = ['--variant=essential', '--include=libstdc++6', '--format=tar', ...hooks]
  const result = await runCommand('mmdebstrap', [...args, suite, made], { timeoutMs: 600_000 })
  if (result.code !== 0) throw new Error(`mmdebstrap:\n${result.stderr}`)
  await rename(made, archive)
  return archive
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
