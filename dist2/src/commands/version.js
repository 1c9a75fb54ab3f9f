import { packageVersion } from '../version.js';
/** Prints the version of the package. */
export async function version() {
    process.stdout.write(`cairn ${packageVersion()}\n`);
    return 0;
}
