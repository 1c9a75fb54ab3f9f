import { Refused } from './refused.js';
const gibPerTib = 1024;
/**
 * Throws Refused VolumeLimitExceeded if the account may not have so many volumes more, or such
 * large ones. Volumes of all types count, as all take the same disk.
 */
export async function requireVolumeRoom(records, { count, sizeGiB }, quotas) {
    const volumes = await records.all('volume');
    if (count > 0 && volumes.length + count > quotas.volumes) {
        throw tooMuch(`The maximum number of volumes, ${quotas.volumes}, has been reached`, 'volumes');
    }
    const used = volumes.reduce((sum, { size }) => sum + size, 0);
    if (sizeGiB <= 0 || used + sizeGiB <= quotas.volumesTiB * gibPerTib)
        return;
    throw tooMuch(`Volumes may have ${quotas.volumesTiB} TiB together`, 'L-7A658B76');
}
function tooMuch(what, code) {
    const message = `${what}. Ask for more with Service Quotas (ec2, ${code}).`;
    return new Refused('VolumeLimitExceeded', message);
}
