/**
 * The program of the host's process: it alone talks to Docker. It opens the records beside the
 * workers, makes what they wish for so, and writes down what it found.
 */
import type { Config } from '../config.ts'
import { Line } from './line.ts'
import type { HostAnswer } from './machine-host.ts'
import { MachineRoom } from './machine-room.ts'

let room: Promise<MachineRoom> | undefined

/** What the primary asks, each answered by the room once it is open. */
const primary = new Line(process as never, {
  async start(config: Config) {
    room = MachineRoom.open(config)
    await room
  },
  facts: () => answered((open) => open.facts()),
  changed: (account: string) => answered(async (open) => open.changed(account)),
  consoleOutput: (instanceId: string) =>
    answered(async (open) => (await open.consoleOutput(instanceId)).toString('base64')),
  flushAudit: async () => (await room)?.flushAudit(),
  sample: async () => (await room)?.sample(),
  reading: async (blobs: string[]) => (await room)?.reading(blobs) ?? [],
  stop: async () => (await room)?.close(),
})

void primary.ask('loaded')

process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit(0))

async function answered<T>(ask: (open: MachineRoom) => Promise<T>): Promise<HostAnswer<T>> {
  try {
    if (room === undefined) throw new Error('it has not been started')
    return { answer: await ask(await room) }
  } catch (error) {
    const { HostUnavailable } = await import('../compute/host.ts')
    if (error instanceof HostUnavailable) return { unavailable: error.message }
    throw error
  }
}
