import { limits } from '../limits.js';
import { invalidParameterCombination, invalidParameterValue, refusal } from './errors.js';
const types = new Map(Object.entries(limits.volumeTypes));
/**
 * The form that an input asks for; gp2, as at AWS, if it names no type. Throws UnknownVolumeType,
 * InvalidParameterValue, InvalidParameterCombination.
 */
export function parseForm(input) {
    const { Size: size, VolumeType: volumeType = 'gp2' } = input;
    const bounds = types.get(volumeType);
    if (bounds === undefined) {
        const list = [...types.keys()].join(', ');
        const message = `The specified volume type is unsupported. The supported types are ${list}.`;
        throw refusal('UnknownVolumeType', message);
    }
    checkSize(size, volumeType, bounds);
    const iops = parseIops(input, volumeType, bounds);
    const throughput = parseThroughput(input, volumeType, iops);
    return {
        size,
        volumeType,
        ...(iops !== undefined && { iops }),
        ...(throughput !== undefined && { throughput }),
    };
}
/** What a form becomes by a change that names what is to be other than it is. */
export function changedForm(form, input) {
    const { Size = form.size, VolumeType = form.volumeType } = input;
    const isSameType = VolumeType === form.volumeType;
    const keepsIops = isSameType && types.get(VolumeType)?.iopsMin !== undefined;
    return parseForm({
        Size,
        VolumeType,
        Iops: input.Iops ?? (keepsIops ? form.iops : undefined),
        Throughput: input.Throughput ?? (isSameType ? form.throughput : undefined),
    });
}
function checkSize(size, volumeType, { sizeMin, sizeMax }) {
    if (!Number.isInteger(size) || size < sizeMin) {
        const message = `Volume of ${size}GiB is too small for volume type ${volumeType}`;
        throw invalidParameterValue(`${message}; minimum is ${sizeMin}GiB.`);
    }
    if (size > sizeMax) {
        const message = `Volume of ${size}GiB is too large for volume type ${volumeType}`;
        throw invalidParameterValue(`${message}; maximum is ${sizeMax}GiB.`);
    }
}
function parseIops({ Size: size = 0, Iops: iops }, volumeType, { iopsMin, iopsMax = 0, iopsPerGiB = 0 }) {
    if (iopsMin === undefined) {
        if (iops === undefined)
            return volumeType === 'gp2' ? gp2Iops(size) : undefined;
        const message = `The parameter iops is not supported for ${volumeType} volumes.`;
        throw invalidParameterCombination(message);
    }
    if (iops === undefined) {
        if (volumeType === 'gp3')
            return iopsMin;
        const message = `The parameter iops must be specified for ${volumeType} volumes.`;
        throw invalidParameterCombination(message);
    }
    if (iops < iopsMin) {
        throw invalidParameterValue(`Volume iops of ${iops} is too low; minimum is ${iopsMin}.`);
    }
    if (iops > iopsMax) {
        throw invalidParameterValue(`Volume iops of ${iops} is too high; maximum is ${iopsMax}.`);
    }
    // What every gp3 volume has, the smallest has, too.
    const isFree = volumeType === 'gp3' && iops === iopsMin;
    if (isFree || iops / size <= iopsPerGiB)
        return iops;
    const message = `Iops to volume size ratio of ${(iops / size).toFixed(1)} is too high`;
    throw invalidParameterValue(`${message}; maximum is ${iopsPerGiB}.`);
}
function gp2Iops(size) {
    const { gp2IopsPerGiB: each, gp2IopsMin: least, gp2IopsMax: most } = limits;
    return Math.min(Math.max(size * each, least), most);
}
function parseThroughput({ Throughput: throughput }, volumeType, iops = 0) {
    const { gp3ThroughputMin: least, gp3ThroughputMax: most, gp3ThroughputPerIops: ratio } = limits;
    if (volumeType !== 'gp3') {
        if (throughput === undefined)
            return undefined;
        const message = `The parameter throughput is not supported for ${volumeType} volumes.`;
        throw invalidParameterCombination(message);
    }
    if (throughput === undefined)
        return least;
    if (throughput < least || throughput > most) {
        const bound = throughput < least ? `low; minimum is ${least}` : `high; maximum is ${most}`;
        throw invalidParameterValue(`Volume throughput of ${throughput} is too ${bound}.`);
    }
    if (throughput <= iops * ratio)
        return throughput;
    const message = `Throughput (MiBps) to iops ratio of ${(throughput / iops).toFixed(6)}`;
    throw invalidParameterValue(`${message} is too high; maximum is ${ratio} MiBps per iops.`);
}
