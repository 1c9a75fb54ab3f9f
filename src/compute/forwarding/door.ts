/** Who is in by a public address: admitted, counted, and shown out when the rules say so. */
import { limits } from '../../limits.ts'
import { type Admission, admit, type Client, type Protocol, passesAcl } from './admission.ts'
import type { Forwarding } from './forwardings.ts'

/** Where a listener stands, and where it leads. */
export interface Place {
  readonly listenIp: string
  /** 0: any that is free. */
  readonly listenPort: number
  /** The port that clients mean, and that the machine listens on. */
  readonly toPort: number
}

/** What listens. */
export interface Listener {
  readonly port: number
  /** Takes nobody new. Connections stay; what has none, as UDP, ends. */
  close(): void
}

/** One client who is in. */
export interface Pass {
  /** He is still there. */
  heard(): void
  leave(): void
}

/** How listeners ask. */
export interface Door {
  /** Lets a client in, or not; `out` is called when he has to go. */
  enter(client: Client, out: () => void): Pass | undefined
  /** The machine's address for the host. */
  readonly target: string
}

interface Guest {
  readonly client: Client
  readonly admission: Admission
  readonly out: () => void
}

const most: Readonly<Record<Protocol, number>> = {
  tcp: limits.forwardedConnectionsMax,
  udp: limits.forwardedSessionsMax,
}

/** The clients of one public address. */
export class Guests implements Door {
  readonly target: string
  #forwarding: Forwarding
  /** By protocol, whom nothing was heard of for longest first. */
  readonly #guests: Readonly<Record<Protocol, Set<Guest>>> = { tcp: new Set(), udp: new Set() }

  constructor(forwarding: Forwarding, target: string) {
    this.#forwarding = forwarding
    this.target = target
  }

  enter(client: Client, out: () => void): Pass | undefined {
    const { wall, ways } = this.#forwarding
    const admission = admit(wall, ways, client)
    const guests = this.#guests[client.protocol]
    if (admission === 'refused' || !this.#hasRoom(client.protocol)) return undefined
    const guest = { client, admission, out }
    guests.add(guest)
    return {
      leave: () => guests.delete(guest),
      heard() {
        if (guests.delete(guest)) guests.add(guest)
      },
    }
  }

  /** Takes the rules as they are now, and shows out whom they let in no longer: see `Admission`. */
  follow(forwarding: Forwarding): void {
    this.#forwarding = forwarding
    const { wall, ways } = forwarding
    for (const { client, admission, out } of this.#all()) {
      const stays =
        admission === 'tracked' ? passesAcl(wall, client) : admit(wall, ways, client) !== 'refused'
      if (!stays) out()
    }
  }

  /** The address leads elsewhere now, or the machine is gone. */
  clear(): void {
    for (const { out } of this.#all()) out()
  }

  #all(): Guest[] {
    return [...this.#guests.tcp, ...this.#guests.udp]
  }

  /** A connection waits for its turn elsewhere; of sessions, the longest silent one makes room. */
  #hasRoom(protocol: Protocol): boolean {
    const guests = this.#guests[protocol]
    if (guests.size < most[protocol]) return true
    if (protocol === 'tcp') return false
    const [oldest] = guests
    oldest?.out()
    return guests.size < most[protocol]
  }
}
