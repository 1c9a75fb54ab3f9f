import { newImage, putImage } from '../../compute/images.js';
import { invalidParameterValue, missingParameter, refusal } from '../errors.js';
import { parseImportArchitecture } from '../image-tasks.js';
import { parseImageDescription, parseImageName, requireFreeName } from '../images.js';
import { readableObject } from '../object-access.js';
import { operation } from '../operation.js';
import { newResource } from '../resources.js';
import { creationTags } from '../tags.js';
/**
 * Makes an image of an object in a bucket (`ImageLocation`: `bucket/key`): an archive of a root
 * file system or of `docker save`, or a disk. It is pending until it has been read.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RegisterImage.html
 */
export const RegisterImage = operation('RegisterImage', {
    resource: (context) => newResource(context, 'image'),
    creates: 'image',
    async handle({ input, account, now, random, host, objects, changeShared }) {
        const name = parseImageName(input.Name);
        const description = parseImageDescription(input.Description);
        const architecture = parseImportArchitecture(input.Architecture);
        const tags = creationTags(input.TagSpecifications, 'image');
        const object = await readableObject(objects, parseLocation(input));
        const { imageId: ImageId } = await changeShared(async (records, shared) => {
            await requireFreeName(records, name);
            const image = {
                ...newImage({ owner: account, name, description, architecture, now, random, tags }),
                ...(input.ImdsSupport && { imdsSupport: input.ImdsSupport }),
                ...(input.BootMode && { bootMode: input.BootMode }),
                source: { type: 'object', object },
            };
            putImage(records, shared, image);
            return image;
        });
        host.changed(account);
        return { ImageId };
    },
});
function parseLocation({ ImageLocation: location, BlockDeviceMappings }) {
    if (location === undefined && BlockDeviceMappings?.length) {
        throw refusal('UnsupportedOperation', 'A machine of this server starts from a root file system, not from a snapshot of a disk: ' +
            'give an archive or a disk in a bucket as ImageLocation (bucket/key), or use ImportImage.');
    }
    if (!location)
        throw missingParameter('ImageLocation');
    const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(location) ?? [];
    if (bucket !== undefined && key !== undefined)
        return { bucket, key };
    throw invalidParameterValue(`Value (${location}) for parameter imageLocation is invalid.`);
}
