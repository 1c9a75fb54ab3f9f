/** Tells a process that still runs from one that is gone, even if its number was given again. */
import { readFileSync } from 'node:fs';
/** This process. */
export const thisProcess = { pid: process.pid, began: beganAt(process.pid) ?? '' };
/** Whether a process still runs. Where the system tells no beginning, its number decides. */
export function isAlive(owner) {
    if (owner.began !== '')
        return beganAt(owner.pid) === owner.began;
    try {
        process.kill(owner.pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
// The 22nd field of stat, counted from behind the name, which may hold anything.
function beganAt(pid) {
    try {
        const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' ? undefined : `${boot}/${fields[19]}`;
    }
    catch {
        return undefined;
    }
}
