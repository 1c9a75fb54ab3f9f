/** What an instance's container is made of: the rights, the limits, and what an init needs. */
import type { ContainerCreateOptions, HostConfig as DockerHostConfig } from 'dockerode'
import type { DockerRuntime } from './docker.ts'
import { labels, nameOf } from './labels.ts'

/** An instance as it should be. */
export interface MachineSpec {
  readonly account: string
  readonly instanceId: string
  /** Docker's name or id of the image. */
  readonly image: string
  /** The holder of its primary interface. */
  readonly holderContainerId: string
  readonly vcpus: number
  readonly memoryBytes: number
  /** How large its root may get, where Docker can bound that (`machines.ts`). */
  readonly rootGiB?: number | undefined
  /**
   * Lets root inside mount file systems, volumes too. It needs SYS_ADMIN, with which a malicious
   * root can become the host's; without it, mount(2) is refused.
   */
  readonly mayMount: boolean
  /** Docker's name of a stronger runtime (`sysbox-runc`, `runsc`, `kata`); undefined: the usual. */
  readonly ociRuntime?: string | undefined
}

const pidsMax = 4096
/** Docker 28: SecurityOpt writable-cgroups. https://docs.docker.com/engine/release-notes/28/ */
const writableCgroupsApi = 1.48

/**
 * What systemd needs and what it would break, by Docker's names. No NET_ADMIN: the rules are the
 * holder's. No MKNOD: devices are given from outside. SYS_BOOT reboots this container only.
 */
const capabilities = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_BOOT',
  'SYS_CHROOT',
]

/** What Docker is asked for, for an instance. */
export function machineContainer(
  runtime: DockerRuntime,
  spec: MachineSpec,
  stopSignal: string,
): ContainerCreateOptions {
  const { account, instanceId: id } = spec
  const boot = bootOn(runtime, spec)
  return {
    name: nameOf(runtime, id),
    Image: spec.image,
    // Whatever a foreign image says, an instance boots.
    Entrypoint: [],
    Env: ['container=docker'],
    // Its messages on it are the console's.
    Tty: true,
    // What Docker itself asks with, when it ends.
    StopSignal: stopSignal,
    Labels: labels(runtime, { kind: 'instance', account, id }),
    Cmd: boot.command,
    HostConfig: {
      NetworkMode: `container:${spec.holderContainerId}`,
      Tmpfs: { '/run': 'rw,mode=755', '/run/lock': 'rw,mode=1777', '/tmp': 'rw,exec,mode=1777' },
      ...boot.host,
      ...bounds(spec),
      PidsLimit: pidsMax,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
      ...(spec.ociRuntime === undefined ? {} : { Runtime: spec.ociRuntime }),
      ...(spec.rootGiB === undefined ? {} : { StorageOpt: { size: `${spec.rootGiB}G` } }),
    },
  }
}

/** The types of dockerode do not know the cgroup namespace. */
type HostConfig = DockerHostConfig & { CgroupnsMode?: 'private' | 'host' }

interface Boot {
  readonly command: string[]
  readonly host: HostConfig
}

/** The first process must find a cgroup tree of its own that it may write to. */
function bootOn(
  { cgroupVersion, apiVersion, hasUserNamespaces }: DockerRuntime,
  spec: MachineSpec,
): Boot {
  const CapAdd = spec.mayMount ? [...capabilities, 'SYS_ADMIN'] : capabilities
  const host: HostConfig = { CapDrop: ['ALL'], CapAdd }
  const command = starting(spec)
  if (cgroupVersion === 1) {
    // The tree of names only: it has no controllers, and its release_agent wants SYS_ADMIN.
    const tree = '/sys/fs/cgroup/systemd'
    return { command, host: { ...host, CgroupnsMode: 'host', Binds: [`${tree}:${tree}:rw`] } }
  }
  host.CgroupnsMode = 'private'
  // Volumes: a device cannot be permitted later, and without MKNOD it has only the nodes we give.
  host.DeviceCgroupRules = ['b 7:* rw']
  // With user namespaces the tree is writable by itself, and the option is refused.
  if (hasUserNamespaces) return { command, host }
  if (apiVersion >= writableCgroupsApi) {
    return { command, host: { ...host, SecurityOpt: ['writable-cgroups=true'] } }
  }
  return {
    command: starting(spec, remount),
    host: { ...host, CapAdd: [...capabilities, 'SYS_ADMIN'] },
  }
}

/**
 * Before Docker 28 the tree is read-only, and only a process with SYS_ADMIN can change that; it
 * gives the right away before init starts. The image's own programs do it: an image that is not
 * trusted wants Docker 28.
 */
const remount = 'mount -o remount,rw /sys/fs/cgroup'
/**
 * systemd shares the mounts of its root only outside of containers. Unshared, a service with mounts
 * of its own (systemd-logind) would keep a copy of each that is there when it starts, and with it
 * the device of a volume that was unmounted long ago.
 */
const share = 'mount --make-rshared /'

/** An init, after what must be done before it; what fails there does not keep it from starting. */
function starting({ mayMount }: MachineSpec, ...first: string[]): string[] {
  const steps = mayMount ? [...first, share] : first
  if (steps.length === 0) return ['/sbin/init']
  const drop = mayMount ? '' : 'setpriv --bounding-set=-sys_admin '
  return ['/bin/sh', '-c', [...steps, `exec ${drop}/sbin/init`].join('; ')]
}

/**
 * Processors and memory at most. A quota, not NanoCpus, which Docker refuses when the host has
 * fewer processors.
 */
export function bounds(spec: Pick<MachineSpec, 'vcpus' | 'memoryBytes'>) {
  return {
    CpuPeriod: 100_000,
    CpuQuota: Math.round(spec.vcpus * 100_000),
    Memory: spec.memoryBytes,
    MemorySwap: spec.memoryBytes,
  }
}
