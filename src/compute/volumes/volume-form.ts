/**
 * Size, type and speed of volumes, as EC2 takes them. IOPS and throughput are kept and shown, and
 * bounded as at AWS; how fast a volume truly is, the host's disk says.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
 */
import { limits } from '../../limits.ts'
import { Refused } from '../refused.ts'
import type { VolumeForm } from './volume-entities.ts'

/** What an input says of a volume's form. */
export interface FormInput {
  readonly Size?: number | undefined
  readonly VolumeType?: string | undefined
  readonly Iops?: number | undefined
  readonly Throughput?: number | undefined
}

interface TypeBounds {
  readonly sizeMin: number
  readonly sizeMax: number
  readonly iopsMin?: number
  readonly iopsMax?: number
  readonly iopsPerGiB?: number
}

const types: ReadonlyMap<string, TypeBounds> = new Map(Object.entries(limits.volumeTypes))

/**
 * The form that an input asks for; gp2, as at AWS, if it names no type. Throws Refused:
 * UnknownVolumeType, InvalidParameterValue, InvalidParameterCombination.
 */
export function parseForm(input: FormInput & { readonly Size: number }): VolumeForm {
  const { Size: size, VolumeType: volumeType = 'gp2' } = input
  const bounds = types.get(volumeType)
  if (bounds === undefined) {
    const list = [...types.keys()].join(', ')
    const message = `The specified volume type is unsupported. The supported types are ${list}.`
    throw new Refused('UnknownVolumeType', message)
  }
  checkSize(size, volumeType, bounds)
  const iops = parseIops(input, volumeType, bounds)
  const throughput = parseThroughput(input, volumeType, iops)
  return {
    size,
    volumeType,
    ...(iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
  }
}

/**
 * Throws as `parseForm` does, where whatever an input leaves open cannot make it right: its size,
 * or its type, may be that of an image or a snapshot.
 */
export function checkForm({ VolumeType, Size, Iops, Throughput }: FormInput): void {
  if (VolumeType === undefined) {
    if (Size !== undefined) parseForm({ Size, VolumeType: anySizeType })
    return
  }
  const most = types.get(VolumeType)?.sizeMax ?? 1
  parseForm({ VolumeType, Iops, Throughput, Size: Size ?? most })
}

const anySizeType = 'gp3'

/** The speed that was asked for, if its type takes a wish: what another volume like it is asked. */
export function askedSpeed({ volumeType, iops, throughput }: VolumeForm) {
  const takesIops = types.get(volumeType)?.iopsMin !== undefined
  return {
    ...(takesIops && iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
  }
}

/** What a form becomes by a change that names what is to be other than it is. */
export function changedForm(form: VolumeForm, input: FormInput): VolumeForm {
  const { Size = form.size, VolumeType = form.volumeType } = input
  const { iops, throughput } = VolumeType === form.volumeType ? askedSpeed(form) : {}
  const { Iops = iops, Throughput = throughput } = input
  return parseForm({ Size, VolumeType, Iops, Throughput })
}

function checkSize(size: number, volumeType: string, { sizeMin, sizeMax }: TypeBounds): void {
  if (!Number.isInteger(size) || size < sizeMin) {
    const message = `Volume of ${size}GiB is too small for volume type ${volumeType}`
    throw invalidParameterValue(`${message}; minimum is ${sizeMin}GiB.`)
  }
  if (size > sizeMax) {
    const message = `Volume of ${size}GiB is too large for volume type ${volumeType}`
    throw invalidParameterValue(`${message}; maximum is ${sizeMax}GiB.`)
  }
}

function parseIops(
  { Size: size = 0, Iops: iops }: FormInput,
  volumeType: string,
  { iopsMin, iopsMax = 0, iopsPerGiB = 0 }: TypeBounds,
): number | undefined {
  if (iopsMin === undefined) {
    if (iops === undefined) return volumeType === 'gp2' ? gp2Iops(size) : undefined
    const message = `The parameter iops is not supported for ${volumeType} volumes.`
    throw invalidParameterCombination(message)
  }
  if (iops === undefined) {
    if (volumeType === 'gp3') return iopsMin
    const message = `The parameter iops must be specified for ${volumeType} volumes.`
    throw invalidParameterCombination(message)
  }
  if (iops < iopsMin) {
    throw invalidParameterValue(`Volume iops of ${iops} is too low; minimum is ${iopsMin}.`)
  }
  if (iops > iopsMax) {
    throw invalidParameterValue(`Volume iops of ${iops} is too high; maximum is ${iopsMax}.`)
  }
  // What every gp3 volume has, the smallest has, too.
  const isFree = volumeType === 'gp3' && iops === iopsMin
  if (isFree || iops / size <= iopsPerGiB) return iops
  const message = `Iops to volume size ratio of ${(iops / size).toFixed(1)} is too high`
  throw invalidParameterValue(`${message}; maximum is ${iopsPerGiB}.`)
}

function gp2Iops(size: number): number {
  const { gp2IopsPerGiB: each, gp2IopsMin: least, gp2IopsMax: most } = limits
  return Math.min(Math.max(size * each, least), most)
}

function parseThroughput(
  { Throughput: throughput }: FormInput,
  volumeType: string,
  iops = 0,
): number | undefined {
  const { gp3ThroughputMin: least, gp3ThroughputMax: most, gp3ThroughputPerIops: ratio } = limits
  if (volumeType !== 'gp3') {
    if (throughput === undefined) return undefined
    const message = `The parameter throughput is not supported for ${volumeType} volumes.`
    throw invalidParameterCombination(message)
  }
  if (throughput === undefined) return least
  if (throughput < least || throughput > most) {
    const bound = throughput < least ? `low; minimum is ${least}` : `high; maximum is ${most}`
    throw invalidParameterValue(`Volume throughput of ${throughput} is too ${bound}.`)
  }
  if (throughput <= iops * ratio) return throughput
  const message = `Throughput (MiBps) to iops ratio of ${(throughput / iops).toFixed(6)}`
  throw invalidParameterValue(`${message} is too high; maximum is ${ratio} MiBps per iops.`)
}

function invalidParameterValue(message: string): Refused {
  return new Refused('InvalidParameterValue', message)
}

function invalidParameterCombination(message: string): Refused {
  return new Refused('InvalidParameterCombination', message)
}
