import { parseChoice } from './choices.js';
import { invalidParameterCombination, invalidParameterValue, refusal } from './errors.js';
/**
 * Processors that are fewer than the type's; undefined: the type's. Throws
 * InvalidParameterCombination, InvalidParameterValue.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cpu-options-supported-instances-values.html
 */
export function parseCpuOptions(given, { name, vcpus, cores }) {
    const { CoreCount: coreCount, ThreadsPerCore: threadsPerCore } = given ?? {};
    if (coreCount === undefined && threadsPerCore === undefined)
        return undefined;
    if (coreCount === undefined || threadsPerCore === undefined) {
        const message = 'CpuOptions must have both coreCount and threadsPerCore';
        throw invalidParameterCombination(message);
    }
    const most = vcpus / cores;
    if (!Number.isInteger(coreCount) || coreCount < 1 || coreCount > cores) {
        const message = `The specified CoreCount: ${coreCount}`;
        throw invalidParameterValue(`${message} is not a valid value for ${name}: 1 to ${cores}.`);
    }
    if (threadsPerCore !== 1 && threadsPerCore !== most) {
        const message = `The specified ThreadsPerCore: ${threadsPerCore}`;
        throw invalidParameterValue(`${message} is not a valid value for ${name}: 1 or ${most}.`);
    }
    return { coreCount, threadsPerCore };
}
/**
 * Throws InvalidParameterValue for what is none of the two, InvalidParameterCombination for a type
 * that does not burst. T2 begins with `standard`, the later ones with `unlimited`.
 */
export function parseCredits(given, { name, burstable }) {
    const asked = parseChoice(given, { name: 'cpuCredits', values: ['standard', 'unlimited'] });
    if (asked !== undefined && !burstable) {
        const message = `The instance type ${name} has no CPU credits.`;
        throw refusal('InvalidParameterCombination', message);
    }
    return asked ?? (burstable && !name.startsWith('t2.') ? 'unlimited' : 'standard');
}
