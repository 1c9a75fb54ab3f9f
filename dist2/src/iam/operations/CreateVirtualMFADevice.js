import { deviceName } from '../../accounts/mfa.js';
import { newTotpSeed, totpQrCode, totpUri } from '../../accounts/totp.js';
import { limits } from '../../limits.js';
import { mfaArn } from '../arns.js';
import { entityAlreadyExists, limitExceeded } from '../errors.js';
import { parseName, parsePath } from '../names.js';
import { operation } from '../operation.js';
import { parseTags } from '../tags.js';
/**
 * Makes a virtual MFA device, for nobody yet. Its seed is told here and never again.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html
 */
export const CreateVirtualMFADevice = operation('CreateVirtualMFADevice', {
    permission: 'iam:CreateVirtualMFADevice',
    resource: ({ account, input }) => mfaArn(account, input.Path ?? '/', input.VirtualMFADeviceName ?? ''),
    async handle({ input, account, accounts, entities, change, now, random }) {
        const { VirtualMFADeviceName } = input;
        const name = parseName('virtualMFADeviceName', VirtualMFADeviceName, limits.mfaDeviceNameMax);
        const serialNumber = mfaArn(account, parsePath(input.Path), name);
        const tags = parseTags(input.Tags);
        const { seed, text } = newTotpSeed(random);
        const sealedSeed = accounts.sealSecret(serialNumber, seed.toString('base64'));
        await change(async (records) => {
            if (await records.get('mfaDevice', deviceName(serialNumber))) {
                throw entityAlreadyExists('MFADevice entity at the same path and name');
            }
            if ((await records.all('mfaDevice')).length >= limits.mfaDevicesPerAccount) {
                throw limitExceeded('VirtualMFADevicesPerAccount', limits.mfaDevicesPerAccount);
            }
            const device = { serialNumber, sealedSeed, createdAt: now, tags };
            records.put('mfaDevice', deviceName(serialNumber), device);
        });
        const [alias] = await entities.all('accountAlias');
        const QRCodePNG = await totpQrCode(totpUri(name, alias?.alias ?? account, text));
        return {
            VirtualMFADevice: {
                SerialNumber: serialNumber,
                Base32StringSeed: Buffer.from(text),
                QRCodePNG,
            },
        };
    },
});
