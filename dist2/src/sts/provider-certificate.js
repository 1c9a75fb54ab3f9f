import { isIP } from 'node:net';
/** Whether the server showed a valid chain for this host up to a certificate with a thumbprint. */
export function isPinned(socket, host, thumbprints) {
    const known = new Set(thumbprints.map((text) => text.toLowerCase()));
    let certificate = socket.getPeerX509Certificate();
    if (certificate === undefined || !isFor(certificate, host))
        return false;
    for (;;) {
        if (!isCurrent(certificate))
            return false;
        if (known.has(certificate.fingerprint.replaceAll(':', '').toLowerCase()))
            return true;
        const issuer = certificate.issuerCertificate;
        if (issuer === undefined || issuer.fingerprint256 === certificate.fingerprint256)
            return false;
        // Node links certificates by their names alone.
        if (!issuer.ca || !certificate.verify(issuer.publicKey))
            return false;
        certificate = issuer;
    }
}
function isFor(certificate, host) {
    const found = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
    return found !== undefined;
}
function isCurrent({ validFrom, validTo }) {
    const now = Date.now();
    return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}
