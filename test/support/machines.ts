/**
 * Machines for a test file: a Cairn server with a Docker daemon, and an image to launch. The daemon
 * and its images are made once for all files of a run; each file has a server of its own. Skipped
 * where Docker cannot run; with CI=true that is a failure.
 */
import {
  DescribeInstancesCommand,
  DescribeSecurityGroupRulesCommand,
  type EC2Client,
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  type SecurityGroupRule,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { ec2Client } from './clients.ts'
import { type DockerDaemon, startDocker } from './docker.ts'
import { importMachineImages } from './machine-images.ts'
import { eventually } from './processes.ts'
import { runCommand, type ServerOptions, TestServer } from './server.ts'

const setUpTimeoutMs = 1_800_000
const stopTimeoutMs = 180_000
const runningMs = 60_000
const bootMs = 180_000

let shared: Promise<DockerDaemon | string> | undefined

async function startShared(): Promise<DockerDaemon | string> {
  const daemon = await startDocker()
  if (typeof daemon !== 'string') await importMachineImages(daemon)
  return daemon
}

// Of the whole run, so that the daemon outlives the files.
after('end the Docker daemon', async function () {
  this.timeout(stopTimeoutMs)
  const daemon = await shared
  if (daemon !== undefined && typeof daemon !== 'string') await daemon.stop()
})

/** A server with machines for all tests of a file (or of the `describe` around the call). */
export function useMachines(options: ServerOptions = {}): Machines {
  const machines = new Machines(options)
  before('start Docker and a server with machines', async function () {
    this.timeout(setUpTimeoutMs)
    shared ??= startShared()
    const daemon = await shared
    if (typeof daemon === 'string') {
      if (process.env.CI === 'true') throw new Error(`machines cannot be tested: ${daemon}`)
      this.skip()
    }
    await machines.start(daemon)
  })
  after('end the machines, and check the data', async function () {
    this.timeout(stopTimeoutMs)
    await machines.end()
  })
  return machines
}

/** A server whose machines run in a Docker daemon of the tests' own. */
export class Machines {
  readonly server: TestServer
  #daemon: DockerDaemon | undefined
  #ec2: EC2Client | undefined
  #imageId = ''
  #bridges: string | undefined

  constructor(options: ServerOptions) {
    const socketPath = () => this.#daemon?.socketPath ?? ''
    const env = {
      ...options.env,
      get CAIRN_DOCKER() {
        return `unix://${socketPath()}`
      },
    }
    this.server = new TestServer({ ...options, env })
  }

  get ec2(): EC2Client {
    this.#ec2 ??= ec2Client(this.server)
    return this.#ec2
  }

  get daemon(): DockerDaemon {
    if (this.#daemon === undefined) throw new Error('Docker has not been started yet')
    return this.#daemon
  }

  /** `ami-…` of Debian 12, which all accounts may launch. */
  get imageId(): string {
    return this.#imageId
  }

  /** Starts the server on a daemon, and offers the image. */
  async start(daemon: DockerDaemon): Promise<void> {
    this.#daemon = daemon
    await this.server.start()
    const made = await this.server.cli(
      ...['image', 'register', 'debian-12', 'cairn/debian-12'],
      '--json',
    )
    if (made.code !== 0) throw new Error(`cairn image register: ${made.stdout}${made.stderr}`)
    this.#imageId = /ami-[0-9a-f]+/.exec(made.stdout)?.[0] ?? ''
  }

  /** Stops the server, removes what is left in Docker and on the host, and checks the data. */
  async end(): Promise<void> {
    if (this.#daemon === undefined) return
    try {
      await this.server.stop()
      await this.server.check()
    } finally {
      await this.#daemon.clear()
      await freeDevices(this.server.dataDir)
      await this.server.remove()
    }
  }

  /** Launches instances (one, of the smallest type) and gives them as they were answered. */
  async launch(wish: Partial<RunInstancesCommandInput> = {}): Promise<Instance[]> {
    const { Instances = [] } = await this.ec2.send(
      new RunInstancesCommand({
        ImageId: this.imageId,
        InstanceType: 't2.nano',
        MinCount: 1,
        MaxCount: 1,
        ...wish,
      }),
    )
    return Instances
  }

  /** Launches one instance, and gives its id when it runs. */
  async launchOne(wish: Partial<RunInstancesCommandInput> = {}): Promise<string> {
    const [launched] = await this.launch(wish)
    const id = launched?.InstanceId ?? ''
    await this.until(id, 'running')
    return id
  }

  /** An instance as it is described now. */
  async describe(instanceId: string): Promise<Instance> {
    const { Reservations = [] } = await this.ec2.send(
      new DescribeInstancesCommand({ InstanceIds: [instanceId] }),
    )
    return Reservations[0]?.Instances?.[0] ?? {}
  }

  /** Waits until an instance is in a state. */
  async until(instanceId: string, state: string, timeoutMs = runningMs): Promise<void> {
    let seen: Instance = {}
    const isIn = async () => {
      seen = await this.describe(instanceId)
      return seen.State?.Name === state
    }
    await eventually(`${instanceId} is ${state}`, isIn, timeoutMs).catch((error: Error) => {
      const why = JSON.stringify([seen.State, seen.StateReason])
      throw new Error(`${error.message}; it is ${why}\n${this.server.log.slice(-2000)}`)
    })
  }

  /** What a security group lets in. */
  async rulesOf(groupId: string): Promise<SecurityGroupRule[]> {
    const Filters = [{ Name: 'group-id', Values: [groupId] }]
    const found = await this.ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }))
    return (found.SecurityGroupRules ?? []).filter(({ IsEgress }) => !IsEgress)
  }

  async terminate(...instanceIds: string[]): Promise<void> {
    await this.ec2.send(new TerminateInstancesCommand({ InstanceIds: instanceIds }))
    for (const id of instanceIds) await this.until(id, 'terminated')
  }

  /** The host's tables of rules that are this server's; once it has a network. */
  async hostTables(): Promise<string[]> {
    this.#bridges ??= await this.daemon.bridges()
    const { stdout } = await runCommand('nft', ['list', 'tables'])
    return stdout.split('\n').filter((line) => line.includes(`cairn_${this.#bridges}`))
  }

  /** Docker's id of an instance's or an interface's container; empty when there is none. */
  async containerOf(id: string): Promise<string> {
    const kind = id.startsWith('eni-') ? 'interface' : 'instance'
    const found = await this.daemon.docker('ps', '-aq', `--filter=label=cairn.${kind}=${id}`)
    return found.trim()
  }

  /** Runs a command in an instance, as root; `output` is all that it wrote. */
  async run(instanceId: string, ...command: string[]): Promise<{ code: number; output: string }> {
    const container = await this.containerOf(instanceId)
    const socket = `unix://${this.daemon.socketPath}`
    const result = await runCommand('docker', ['-H', socket, 'exec', container, ...command])
    return { code: result.code, output: `${result.stdout}${result.stderr}`.trim() }
  }

  /** `run`, of what must succeed. */
  async inside(instanceId: string, ...command: string[]): Promise<string> {
    const { code, output } = await this.run(instanceId, ...command)
    if (code === 0) return output
    throw new Error(`${command.join(' ')} in ${instanceId}: ${code}\n${output}`)
  }

  /** Waits until systemd says that an instance has booted. */
  async booted(instanceId: string): Promise<void> {
    const hasBooted = async () => {
      const { output } = await this.run(instanceId, 'systemctl', 'is-system-running')
      return output === 'running' || output === 'degraded'
    }
    await eventually(`${instanceId} has booted`, hasBooted, bootMs)
  }

  /** Waits until an instance's init takes orders, which is long before it has booted. */
  async listens(instanceId: string): Promise<void> {
    const answers = async () => {
      const { output } = await this.run(instanceId, 'systemctl', 'is-system-running')
      return ['initializing', 'starting', 'running', 'degraded'].includes(output)
    }
    await eventually(`${instanceId} listens`, answers, bootMs)
  }
}

/** Takes the files of volumes that are still attached from their devices. */
async function freeDevices(folder: string): Promise<void> {
  const { stdout } = await runCommand('losetup', ['--list', '--noheadings', '-O', 'NAME,BACK-FILE'])
  for (const line of stdout.split('\n').filter((each) => each.includes(`${folder}/`))) {
    await runCommand('losetup', ['--detach', line.trim().split(/\s+/)[0] ?? ''])
  }
}
