/**
 * What becomes of volumes, snapshots and images, as events of the audit trail, each in the very
 * change that it tells of. Names and details are those of AWS's notifications.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-cloud-watch-events.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitor-ami-events.html
 */
import { type Elements, encodeEvent, eventKey } from '../accounts/audit-records.ts'
import type { ComputeBooks } from '../compute/compute.ts'
import type { ComputeEntities } from '../compute/entities.ts'
import type { Image } from '../compute/images/image-entities.ts'
import type { Snapshot, Volume } from '../compute/volumes/volume-entities.ts'
import { serviceEvent } from './service-event.ts'

/** An event that is to be written. */
interface Note {
  readonly name: string
  readonly resources: readonly (readonly [type: string, path: string])[]
  readonly details: Elements
}

type Told = 'volume' | 'snapshot' | 'image'
type Tell<K extends Told> = (
  after: ComputeEntities[K] | undefined,
  before: ComputeEntities[K] | undefined,
) => Note[]

const table: { readonly [K in Told]: Tell<K> } = {
  volume: (after, before) => [...volumeNotes(after, before), ...attachmentNotes(after, before)],
  snapshot: snapshotNotes,
  image: imageNotes,
}

/** Opens the journal of a region; it counts and keeps nothing. */
export function resourceJournal(region: string): Required<Pick<ComputeBooks, 'journal'>> {
  return {
    journal(records, account, changes) {
      const at = Date.now()
      for (const { kind, before, after } of changes) {
        const tell = table[kind as Told] as Tell<Told> | undefined
        for (const note of tell?.(after as never, before as never) ?? []) {
          const event = serviceEvent({ ...note, account, region, at })
          records.putRecord(eventKey({ at, event }), encodeEvent(event))
        }
      }
    },
  }
}

function volumeNotes(after: Volume | undefined, before: Volume | undefined): Note[] {
  const volume = after ?? before
  if (volume === undefined) return []
  const note = (name: string, result: string, cause = '') =>
    ebsNote(name, [['AWS::EC2::Volume', `volume/${volume.volumeId}`]], {
      ...{ result, cause, 'volume-id': volume.volumeId },
    })
  if (after === undefined) return [note('deleteVolume', 'deleted')]
  const notes: Note[] = []
  const wasMade = before !== undefined && before.state !== 'creating'
  if (!wasMade && isThere(after)) notes.push(note('createVolume', 'available'))
  if (after.state === 'error' && before?.state !== 'error') {
    notes.push(note('createVolume', 'failed', after.problem))
  }
  const { modification } = after
  const isModified = before?.modification?.state === 'modifying'
  if (isModified && modification !== undefined && modification.state !== 'modifying') {
    notes.push(note('modifyVolume', modification.state, modification.message))
  }
  return notes
}

function isThere({ state }: Volume): boolean {
  return state === 'available' || state === 'in-use'
}

function attachmentNotes(after: Volume | undefined, before: Volume | undefined): Note[] {
  const was = before?.attachment
  const is = after?.attachment
  const at = is ?? was
  const volumeId = (after ?? before)?.volumeId
  if (at === undefined || after === undefined || was?.state === is?.state) return []
  const note = (name: string, result: string) =>
    ebsNote(
      name,
      [
        ['AWS::EC2::Volume', `volume/${volumeId}`],
        ['AWS::EC2::Instance', `instance/${at.instanceId}`],
      ],
      {
        ...{ result, cause: '', 'volume-id': volumeId },
        ...{ 'instance-id': at.instanceId, device: at.deviceName },
      },
    )
  if (is === undefined) return [note('detachVolume', 'detached')]
  if (is.state === 'attached') return [note('attachVolume', 'attached')]
  return is.state === 'busy' ? [note('detachVolume', 'busy')] : []
}

function snapshotNotes(after: Snapshot | undefined, before: Snapshot | undefined): Note[] {
  const snapshot = after ?? before
  if (snapshot === undefined || after?.state === before?.state) return []
  const { snapshotId, source, volumeId, startTime, completedAt, stateMessage = '' } = snapshot
  const name = source === undefined ? 'createSnapshot' : 'copySnapshot'
  const ended = completedAt === undefined ? {} : { endTime: timeText(completedAt) }
  const from = source === undefined ? { source: volumeId } : { source: source.snapshotId }
  const note = (named: string, result: string, cause = '') =>
    ebsNote(named, [['AWS::EC2::Snapshot', `snapshot/${snapshotId}`]], {
      ...{ result, cause, snapshot_id: snapshotId, ...from },
      ...{ startTime: timeText(startTime), ...ended },
    })
  if (after === undefined) return [note('deleteSnapshot', 'deleted')]
  if (after.state === 'completed') return [note(name, 'succeeded')]
  return after.state === 'error' ? [note(name, 'failed', stateMessage)] : []
}

function imageNotes(after: Image | undefined, before: Image | undefined): Note[] {
  const image = after ?? before
  if (image === undefined || after?.state === before?.state) return []
  const { imageId, stateReason = '' } = image
  const State = after === undefined ? 'deregistered' : after.state
  const isFailed = State === 'failed'
  return [
    {
      name: 'EC2 AMI State Change',
      resources: [['AWS::EC2::Ami', `image/${imageId}`]],
      details: { ImageId: imageId, State, ErrorMessage: isFailed ? stateReason : '' },
    },
  ]
}

function ebsNote(name: string, resources: Note['resources'], details: Elements): Note {
  return { name, resources, details: { event: name, ...details } }
}

function timeText(time: number): string {
  return new Date(time).toISOString()
}
