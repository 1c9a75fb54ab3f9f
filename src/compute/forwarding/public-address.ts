/** One public address that leads to an interface: its listeners follow its machine's. */
import { limits } from '../../limits.ts'
import { isOpen, type Protocol } from './admission.ts'
import { Guests, type Listener, type Place } from './door.ts'
import type { Forwarding } from './forwardings.ts'
import { type Listening, readListening } from './listening.ts'
import { listenTcp } from './tcp.ts'
import { listenUdp } from './udp.ts'

/** Where a public address leads on this machine. */
export interface HolderPlace {
  readonly linkAddress: string
  /** A process in the interface's network. */
  readonly processId: number
}

/** What leads a port that is another program's on all addresses to a listener elsewhere. */
export interface Redirect {
  readonly protocol: Protocol
  readonly publicIp: string
  readonly port: number
  readonly listenPort: number
}

/** What public addresses work with. */
export interface PublicAddressParts {
  /** Has the host lead a port elsewhere. Absent, or when it throws: the port is not served. */
  redirect?(redirect: Redirect): Promise<void>
  onProblem(what: string, error: unknown): void
}

const listen = { tcp: listenTcp, udp: listenUdp } as const

/** Listeners and clients of one address, as long as it leads to the same interface. */
export class PublicAddress {
  readonly holder: HolderPlace
  readonly #parts: PublicAddressParts
  readonly #guests: Guests
  readonly #listeners = new Map<string, Listener>()
  /** Since when a port could not be listened on. */
  readonly #failed = new Map<string, number>()
  #forwarding: Forwarding
  #listening: Listening = { tcp: new Set(), udp: new Set() }
  #work: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(forwarding: Forwarding, holder: HolderPlace, parts: PublicAddressParts) {
    this.#forwarding = forwarding
    this.holder = holder
    this.#parts = parts
    this.#guests = new Guests(forwarding, holder.linkAddress)
  }

  get networkInterfaceId(): string {
    return this.#forwarding.networkInterfaceId
  }

  /** Takes new rules: what is closed is closed when this resolves. */
  async follow(forwarding: Forwarding): Promise<void> {
    this.#forwarding = forwarding
    this.#guests.follow(forwarding)
    await this.#settle()
  }

  /** Looks where the machine listens now. Throws when its network is gone. */
  async look(): Promise<void> {
    const { processId } = this.holder
    this.#listening = await readListening(processId, this.#forwarding.privateIp)
    await this.#settle()
  }

  /** Ends all of it. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#guests.clear()
    await this.#settle()
  }

  /** One at a time, so that a port is not opened and closed at once. */
  #settle(): Promise<void> {
    this.#work = this.#work.then(() => this.#adjust())
    return this.#work
  }

  async #adjust(): Promise<void> {
    const wanted = this.#isClosed ? new Map<string, Wanted>() : this.#wanted()
    for (const [key, listener] of this.#listeners) {
      if (wanted.has(key)) continue
      this.#listeners.delete(key)
      listener.close()
    }
    for (const [key, { protocol, port }] of wanted) {
      if (!this.#listeners.has(key) && this.#mayTry(key)) await this.#open(key, protocol, port)
    }
  }

  #wanted(): Map<string, Wanted> {
    const { wall } = this.#forwarding
    const wanted = new Map<string, Wanted>()
    for (const protocol of ['tcp', 'udp'] as const) {
      for (const port of this.#listening[protocol]) {
        if (isOpen(wall, protocol, port)) wanted.set(`${protocol}/${port}`, { protocol, port })
      }
    }
    return wanted
  }

  #mayTry(key: string): boolean {
    return performance.now() - (this.#failed.get(key) ?? -Infinity) > limits.listenRetryMs
  }

  async #open(key: string, protocol: Protocol, port: number): Promise<void> {
    try {
      this.#listeners.set(key, await this.#listen(protocol, port))
      this.#failed.delete(key)
    } catch (error) {
      const what = `${this.#forwarding.publicIp} ${key}`
      if (!this.#failed.has(key)) this.#parts.onProblem(what, error)
      this.#failed.set(key, performance.now())
    }
  }

  /** Linux lets nobody listen on a port of one address that another has on all, as sshd has 22. */
  async #listen(protocol: Protocol, port: number): Promise<Listener> {
    const { publicIp } = this.#forwarding
    const place: Place = { listenIp: publicIp, listenPort: port, toPort: port }
    const { redirect } = this.#parts
    try {
      return await listen[protocol](place, this.#guests)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || !redirect) throw error
      const listener = await listen[protocol]({ ...place, listenPort: 0 }, this.#guests)
      try {
        await redirect({ protocol, publicIp, port, listenPort: listener.port })
        return listener
      } catch (failure) {
        listener.close()
        throw failure
      }
    }
  }
}

interface Wanted {
  readonly protocol: Protocol
  readonly port: number
}
