/** Keys with certificates of their own, made by openssl, for providers that tests set up. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
/** A self-signed certificate for 127.0.0.1. */
export function selfSigned(name) {
    return inDirectory((directory) => {
        const key = join(directory, 'key');
        const certificate = join(directory, 'certificate');
        const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
        const subject = ['-subj', `/CN=${name}`];
        const names = ['-addext', 'subjectAltName=IP:127.0.0.1'];
        openssl([...made, ...subject, ...names, '-keyout', key, '-out', certificate]);
        return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
    });
}
function inDirectory(work) {
    const directory = mkdtempSync(join(tmpdir(), 'cairn-certificates-'));
    try {
        return work(directory);
    }
    finally {
        rmSync(directory, { recursive: true });
    }
}
function openssl(settings) {
    execFileSync('openssl', settings, { stdio: 'ignore' });
}
