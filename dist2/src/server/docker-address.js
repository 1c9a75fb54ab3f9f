/** The setting of Docker's address, as the runtime wants it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateFiles } from '../config/machine-settings.js';
/** Reads the certificates, if there are any. Throws when one cannot be read. */
export function dockerAddress({ docker, dockerCertificates }) {
    const url = new URL(docker);
    if (url.protocol === 'unix:')
        return { socketPath: decodeURIComponent(url.pathname) };
    const [ca = '', cert = '', key = ''] = certificateFiles.map((name) => readFileSync(join(dockerCertificates ?? '', name), 'utf8'));
    return { host: url.hostname, port: Number(url.port), ca, cert, key };
}
