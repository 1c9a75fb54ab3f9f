import { generateId } from '../../compute/ids.js';
import { makeKeyPair } from '../../compute/new-key.js';
import { invalidParameterValue } from '../errors.js';
import { addKeyPair, keyPairOutput, parseKeyName } from '../key-pairs.js';
import { operation } from '../operation.js';
import { keyPairResource } from '../resources.js';
import { creationTags } from '../tags.js';
/**
 * Makes a key pair and gives its private half away, once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html
 */
export const CreateKeyPair = operation('CreateKeyPair', {
    resource: (context) => keyPairResource(context, context.input.KeyName),
    creates: 'key-pair',
    async handle({ input, change, now, random }) {
        const keyName = parseKeyName(input.KeyName);
        const keyType = parse(input.KeyType ?? 'rsa', { name: 'KeyType', values: ['rsa', 'ed25519'] });
        const format = parse(input.KeyFormat ?? 'pem', { name: 'KeyFormat', values: ['pem', 'ppk'] });
        const tags = creationTags(input.TagSpecifications, 'key-pair');
        const made = await makeKeyPair({ keyName, keyType, format, random });
        const pair = {
            keyPairId: generateId('key', random),
            keyName,
            keyType,
            keyFingerprint: made.fingerprint,
            publicKey: made.publicKey,
            createdAt: now,
            tags,
        };
        await change((records) => addKeyPair(records, pair));
        return { ...keyPairOutput(pair), KeyMaterial: made.material };
    },
});
function parse(value, { name, values }) {
    const found = values.find((each) => each === value);
    if (found !== undefined)
        return found;
    throw invalidParameterValue(`Value (${value}) for parameter ${name} is invalid.`);
}
