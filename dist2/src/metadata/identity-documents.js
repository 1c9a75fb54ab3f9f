/**
 * Instance identity documents: what an instance can show to prove which one it is, under
 * `dynamic/instance-identity/`. They are signed with a key of the region's, made when it is first
 * needed; the certificate, which whoever verifies must have from elsewhere, is in each signature.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-identity-documents.html
 */
import { createPrivateKey, generateKeyPair, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { instanceTypes } from '../compute/instance-types.js';
import { limits } from '../limits.js';
import { formatDocument, formatTime } from './documents.js';
import { base64Lines, selfSigned, signedData } from './signed-data.js';
import { directory } from './tree.js';
const kept = 'current';
const secretName = 'instance identity';
const columns = 76;
const rsaBits = 2048;
/** Documents and their signatures; those that were asked for are kept, as they seldom change. */
export function createIdentityDocuments(source) {
    const known = new Map();
    let opened;
    async function signed(facts) {
        const document = await identityDocument(facts);
        const before = known.get(document);
        if (before !== undefined)
            return before;
        opened ??= openSigner(source, facts);
        const signer = await opened.catch((error) => {
            opened = undefined;
            throw error;
        });
        const made = signatures(Buffer.from(document), signer);
        if (known.size >= limits.identityDocumentsCached)
            known.clear();
        known.set(document, made);
        return made;
    }
    const pkcs7 = async (facts) => (await signed(facts)).pkcs7;
    return {
        directory: directory({
            document: identityDocument,
            pkcs7,
            rsa2048: pkcs7,
            signature: async (facts) => (await signed(facts)).signature,
        }),
    };
}
async function identityDocument({ account, region, instance, primary }) {
    const type = instanceTypes().get(instance.instanceType);
    return formatDocument({
        accountId: account,
        architecture: type?.architecture ?? null,
        availabilityZone: instance.availabilityZone,
        billingProducts: null,
        devpayProductCodes: null,
        marketplaceProductCodes: null,
        imageId: instance.imageId,
        instanceId: instance.instanceId,
        instanceType: instance.instanceType,
        kernelId: null,
        pendingTime: formatTime(instance.launchTime),
        privateIp: (await primary())?.addresses[0].address ?? null,
        ramdiskId: null,
        region,
        version: '2017-09-30',
    });
}
function signatures(document, signer) {
    return {
        signature: base64Lines(sign('sha256', document, signer.key), columns),
        pkcs7: base64Lines(signedData(document, signer), columns),
    };
}
/** The region's signer; of two that are made at once, one stays. */
async function openSigner({ accounts, compute, random }, { account, now }) {
    const own = await compute(account);
    const there = await own.shared.get('identitySigner', kept);
    if (there !== undefined)
        return toSigner(accounts, there);
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: rsaBits });
    const secret = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const made = {
        certificate: selfSigned(privateKey, now, random),
        sealedKey: accounts.sealSecret(secretName, secret),
    };
    const stays = await own.changeShared(async (_records, shared) => {
        const other = await shared.get('identitySigner', kept);
        if (other === undefined)
            shared.put('identitySigner', kept, made);
        return other ?? made;
    });
    return toSigner(accounts, stays);
}
function toSigner(accounts, { certificate, sealedKey }) {
    return {
        key: createPrivateKey(accounts.openSecret(secretName, sealedKey)),
        certificate: new X509Certificate(certificate),
    };
}
